package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// A list whose entries move all the time and never go, and those who page through it meanwhile.
/// Every walk must show every entry, in ascending order, again only with a later time, and none
/// with an earlier time than that of a message that was answered before the walk began.
final class WalkedList {
  private static final String READER = "reader";
  private static final List<String> OTHERS = Backend.ids("other", 24);
  private static final List<String> GROUPS = Backend.ids("moved", 12);

  /// By the key of an entry, when its latest answered message was begun, in Unix milliseconds.
  private final Map<String, Long> sent = new ConcurrentHashMap<>();

  /// Registers everybody and makes every entry.
  void make(Backend backend) {
    backend.register(READER).register(OTHERS);
    GROUPS.forEach(group -> backend.createGroup(group, "other0", READER));
    long before = System.currentTimeMillis();
    backend.sendPeers(READER, OTHERS);
    OTHERS.forEach(other -> sent.put(Entry.peer(other, 0).key(), before));
    for (String group : GROUPS) {
      backend.sendGroup("other0", group);
      sent.put(Entry.group(group, 0).key(), before);
    }
  }

  /// Moves one entry after the other until it is enough. What fails is not repeated.
  void moveUntil(BooleanSupplier enough, Backend backend, Random random) {
    while (!enough.getAsBoolean()) {
      long before = System.currentTimeMillis();
      if (random.nextBoolean()) {
        String group = GROUPS.get(random.nextInt(GROUPS.size()));
        move(
            Entry.group(group, 0),
            before,
            "SendGroupMessage",
            Backend.groupMessage(READER, group),
            backend);
      } else {
        String other = OTHERS.get(random.nextInt(OTHERS.size()));
        Map<String, Object> message = Backend.peerMessage(other, List.of(READER));
        move(Entry.peer(other, 0), before, "SendPeerMessage", message, backend);
      }
    }
  }

  private void move(
      Entry entry, long before, String action, Map<String, Object> message, Backend backend) {
    try {
      JsonAnswer answer = backend.client().call(action, message);
      if (Outcomes.isTrouble(answer)) {
        FaultClient.pause();
      } else {
        answer.expect(0);
        sent.merge(entry.key(), before, Math::max);
      }
    } catch (UncheckedIOException _) {
      FaultClient.pause();
    }
  }

  /// Walks until it is enough.
  void walkUntil(BooleanSupplier enough, Backend backend, Random random) {
    Map<String, Long> seen = new HashMap<>();
    while (!enough.getAsBoolean()) {
      walk(backend, 3 + random.nextInt(20), seen);
    }
  }

  /// One walk.
  ///
  /// @param seen the time that each entry had in this walker's walks before
  private void walk(Backend backend, int limit, Map<String, Long> seen) {
    Map<String, Long> sentBefore = Map.copyOf(sent);
    Walk walk = backend.walk(READER, limit);
    assertThat(walk.entries()).extracting(Entry::time).as("%s", walk).isSorted();
    assertThat(walk.pages()).extracting(JsonAnswer::totalCount).containsOnly(sent.size());
    Map<String, Long> times = new HashMap<>();
    for (Entry entry : walk.entries()) {
      Long earlier = times.put(entry.key(), entry.time());
      assertThat(earlier == null || earlier < entry.time())
          .as("%s comes again with a later time only, in %s", entry, walk)
          .isTrue();
    }
    Set<String> missing = new HashSet<>(sentBefore.keySet());
    missing.removeAll(times.keySet());
    assertThat(missing).as("entries that a walk never showed: %s", walk).isEmpty();
    times.forEach((key, time) -> {
      assertThat(time)
          .as("%s, begun after a message was answered", key)
          .isGreaterThanOrEqualTo(sentBefore.getOrDefault(key, 0L));
      assertThat(time)
          .as("%s, seen before with a time", key)
          .isGreaterThanOrEqualTo(seen.getOrDefault(key, 0L));
    });
    seen.putAll(times);
  }
}
