package dev.zimmer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.TestStore;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.list.QueryConversationList.Response;
import dev.zimmer.message.SendGroupMessage.TargetOption;
import dev.zimmer.stamp.StampClock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Real threads on a real store with the real clock: an entry that is in the list during a whole
/// walk comes at least once, and again only with a larger UpdateTime.
class PagingUnderWritesTest {
  private static final int WRITERS = 3;
  private static final int WALKERS = 3;
  private static final int MAX_LIMIT = 60;
  private static final int MAX_PAGES = 100_000;

  /// Written to as fast as it goes: many messages a millisecond.
  private static final List<String> HOT = named("hot", 12);

  /// Everybody writes to now and then.
  private static final List<String> BUSY = named("busy", 60);

  /// Nobody writes to.
  private static final List<String> QUIET = named("quiet", 150);

  /// I delete them all the time, and they come back.
  private static final List<String> DELETED = named("deleted", 30);

  /// I am a member and stay one.
  private static final List<String> GROUPS = named("group", 30);

  /// I am removed and added all the time.
  private static final List<String> LOOSE = named("loose", 20);

  /// I was removed, and the others go on.
  private static final List<String> LEFT = named("left", 20);

  @Test
  void walk_besideWriters_missesNothingAndRepeatsNothing() throws Exception {
    run(DomainConfig.DEFAULT, 700);
  }

  @Test
  void walk_besideWritersWithListsThatAreEvictedAtOnce_missesNothingAndRepeatsNothing()
      throws Exception {
    run(new DomainConfig(2048, 5120, 6000, 1, DomainConfig.DEFAULT_RECALL_WINDOW, null), 100);
  }

  @Test
  void walk_besideWritersWithMemoryForFewLists_missesNothingAndRepeatsNothing() throws Exception {
    run(new DomainConfig(2048, 5120, 6000, 90_000, DomainConfig.DEFAULT_RECALL_WINDOW, null), 200);
  }

  private static void run(DomainConfig config, int walksEach) throws Exception {
    try (TestStore store = new TestStore();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + WALKERS)) {
      InstantSource time = InstantSource.system();
      Caller caller =
          new Caller(
              new Domain(
                  store.engine(), new StampClock(store.engine(), time), new JacksonText(), config),
              time,
              1);
      prepare(caller);
      AtomicInteger walking = new AtomicInteger(WALKERS);
      List<Future<@Nullable Void>> all = new ArrayList<>();
      for (int i = 0; i < WALKERS; i++) {
        Walker walker = new Walker(caller, new Random(i));
        all.add(
            threads.submit(
                whileCounted(
                    walking,
                    () -> {
                      for (int walk = 0; walk < walksEach; walk++) {
                        walker.walk();
                      }
                    })));
      }
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(100 + i);
        int writer = i;
        Callable<@Nullable Void> work =
            () -> {
              while (walking.get() > 0) {
                write(caller, random, writer);
              }
              return null;
            };
        all.add(threads.submit(work));
      }
      for (Future<@Nullable Void> each : all) {
        each.get();
      }
    }
  }

  private static Callable<@Nullable Void> whileCounted(AtomicInteger counter, Runnable work) {
    return () -> {
      try {
        work.run();
        return null;
      } finally {
        counter.decrementAndGet();
      }
    };
  }

  private static void prepare(Caller caller) {
    caller.register(List.of("me", "other", "third"));
    for (List<String> users : List.of(HOT, BUSY, DELETED)) {
      caller.register(users);
    }
    caller.register(QUIET.subList(0, 100));
    caller.register(QUIET.subList(100, QUIET.size()));
    for (List<String> users : List.of(QUIET, BUSY, HOT, DELETED)) {
      users.forEach(user -> caller.send(user, "me"));
    }
    for (List<String> groups : List.of(LEFT, GROUPS, LOOSE)) {
      for (String group : groups) {
        caller.createGroup(group, "other", List.of("me", "third"));
        caller.sendToGroup("other", group);
      }
    }
    LEFT.forEach(group -> caller.kick("other", group, "me"));
  }

  /// One random call. Only one writer deletes, and each removes me from groups of its own, so that
  /// all their calls succeed.
  private static void write(Caller caller, Random random, int writer) {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        String hot = HOT.get(random.nextInt(HOT.size()));
        for (int i = 0; i < 5; i++) {
          caller.send(i % 2 == 0 ? hot : "me", i % 2 == 0 ? "me" : hot);
        }
      }
      case 2 -> caller.send(any(BUSY, random), "me");
      case 3 -> caller.sendToGroup("other", any(GROUPS, random));
      case 4 -> {
        TargetOption target = new TargetOption(List.of("me"), random.nextBoolean());
        caller.sendToGroup("other", any(GROUPS, random), target);
      }
      case 5 -> caller.sendToGroup("other", any(LEFT, random));
      case 6 -> {
        int own = random.nextInt(LOOSE.size() / WRITERS) * WRITERS + writer;
        String group = LOOSE.get(own);
        caller.sendToGroup("third", group);
        caller.kick("other", group, "me");
        caller.sendToGroup("third", group);
        caller.invite("other", group, "me");
        caller.sendToGroup("third", group);
      }
      default -> {
        String user = any(DELETED, random);
        caller.delete("me", user, 0);
        caller.delete(any(BUSY, random), "me", 0);
        caller.send(user, "me");
      }
    }
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }

  private static List<String> named(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + i).toList();
  }

  /// Walks my list again and again and compares each walk with the one before.
  private static final class Walker {
    private final Caller caller;
    private final Random random;
    private Map<String, Long> before = new HashMap<>();

    Walker(Caller caller, Random random) {
      this.caller = caller;
      this.random = random;
    }

    void walk() {
      Map<String, Long> walked = new HashMap<>();
      Map<String, Integer> times = new HashMap<>();
      long latest = 0;
      long next = 0;
      int pages = 0;
      do {
        Response page = caller.page("me", 1 + random.nextInt(MAX_LIMIT), next);
        for (Conversation row : page.list()) {
          Long earlier = walked.put(row.convId(), row.updateTime());
          times.merge(row.convId(), 1, Integer::sum);
          assertThat(row.updateTime()).as("%s ascends", row).isGreaterThanOrEqualTo(latest);
          if (earlier != null) {
            assertThat(row.updateTime()).as("%s comes again", row).isGreaterThan(earlier);
          }
          latest = row.updateTime();
        }
        next = page.next();
        assertThat(++pages).as("pages of one walk").isLessThan(MAX_PAGES);
      } while (next != 0);
      compare(walked, times);
    }

    private void compare(Map<String, Long> walked, Map<String, Integer> times) {
      for (List<String> stays : List.of(HOT, BUSY, QUIET, GROUPS, LOOSE, LEFT)) {
        for (String name : stays) {
          assertThat(walked).as("one walk").containsKey(name);
          Long earlier = before.get(name);
          if (earlier != null) {
            assertThat(walked.get(name)).as("%s never falls back", name).isNotNull();
            assertThat(walked.getOrDefault(name, 0L)).isGreaterThanOrEqualTo(earlier);
          }
        }
      }
      for (List<String> still : List.of(QUIET, LEFT)) {
        for (String name : still) {
          assertThat(times).containsEntry(name, 1);
          assertThat(before.getOrDefault(name, walked.getOrDefault(name, 0L)))
              .as("%s does not move", name)
              .isEqualTo(walked.get(name));
        }
      }
      before = walked;
    }
  }
}
