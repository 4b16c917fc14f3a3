package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever users do, their lists of friends are what a naive model says, however many friendships
/// begin in one millisecond.
class FriendProperties {
  private static final long LONG_AGO = 1_500_000_000_000L;

  private static @Nullable TestDomain domain;
  private static long apps;

  @BeforeContainer
  static void open() {
    domain = new TestDomain();
  }

  @AfterContainer
  static void close() {
    domain().close();
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void lists_afterAnything_areWhatTheModelSays(@ForAll long seed) {
    Random random = new Random(seed);
    FriendWorld world = new FriendWorld(newApp(), random);
    for (int steps = random.nextInt(40); steps > 0; steps--) {
      world.step();
      domain().time().advance(random.nextInt(3) / 2);
    }
  }

  /// Positions of crowded milliseconds: friends are added and removed where hardly a slot is left.
  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void positions_ofCrowdedMilliseconds_areNeverShared(@ForAll long seed) {
    Random random = new Random(seed);
    Friends friends = new Friends(domain().engine());
    long app = ++apps;
    Map<String, Long> model = new HashMap<>();
    crowd(friends, app, model, 0, 2_000);
    for (int steps = random.nextInt(20); steps > 0; steps--) {
      List<String> gone = new ArrayList<>(model.keySet()).subList(0, random.nextInt(30));
      friends.remove(app, "a", gone);
      gone.forEach(model::remove);
      crowd(friends, app, model, random.nextInt(2), random.nextInt(90));
    }
    List<Friend> all = new ArrayList<>();
    long next = 0;
    do {
      Friends.Page page = friends.page(app, "a", next, 1 + random.nextInt(500));
      assertThat(page.total()).isEqualTo(model.size());
      all.addAll(page.friends());
      next = page.next();
    } while (next != 0);
    Map<String, Long> found = new HashMap<>();
    all.forEach(friend -> found.put(friend.userId(), friend.sinceMillis()));
    assertThat(found).isEqualTo(model);
    assertThat(all).hasSameSizeAs(model.keySet());
  }

  private static void crowd(
      Friends friends, long app, Map<String, Long> model, long offset, int count) {
    List<Friend> more = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Friend friend = new Friend("u" + ++apps, LONG_AGO + offset, "", "", Map.of());
      more.add(friend);
      model.put(friend.userId(), friend.sinceMillis());
    }
    friends
        .add(app, "a", more)
        .forEach((id, outcome) -> {
          if (outcome == Friends.Adding.FULL) {
            model.remove(id);
          }
        });
  }

  private static Caller newApp() {
    return new Caller(domain().domain(), domain().time(), ++apps);
  }

  private static TestDomain domain() {
    return Objects.requireNonNull(domain);
  }
}
