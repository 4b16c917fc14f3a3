package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.storage.StorageException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Processes that share a store, here one that several clocks of one process share.
class ClusterNodeTest {
  private static final long HOURS = 8 * 3_600_000L;
  private static final int SLOTS = Stamp.SLOTS / ClusterNode.IDS;

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private final List<ClusterNode> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(ClusterNode::close);
    store.close();
  }

  @Test
  void join_several_eachHasAnIdAndSlotsOfItsOwn() {
    Set<Integer> ids = new HashSet<>();
    Set<Long> stamps = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      ClusterNode node = join();
      ids.add(node.id());
      for (int j = 0; j < 100; j++) {
        long stamp = node.clock().next();
        stamps.add(stamp);
        assertThat(stamp % Stamp.SLOTS / SLOTS).isEqualTo(node.id());
      }
    }
    assertThat(ids).hasSize(5);
    assertThat(stamps).hasSize(500);
  }

  @Test
  void join_withAnId_hasIt() {
    assertThat(join(77).id()).isEqualTo(77);
  }

  @Test
  void join_afterAnotherLeft_takesItsIdAndGoesOnAboveItsStamps() {
    ClusterNode first = join();
    long before = first.clock().nextAfter(Stamp.NONE, SettableTime.START + 100);
    first.close();
    ClusterNode second = join();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.clock().next()).isGreaterThan(before);
    assertThat(Stamp.millis(second.clock().latest())).isEqualTo(SettableTime.START + 100);
  }

  @Test
  void close_clock_handsOutNothingThatWasNotReserved() {
    ClusterNode node = join();
    node.close();
    time.advance(60_000);
    assertThatThrownBy(() -> node.clock().next())
        .isInstanceOf(StorageException.Retryable.class)
        .hasMessageContaining("no new stamps can be reserved");
  }

  @Test
  void join_withAnIdThatIsInUse_isRefused() {
    InstantSource moving = InstantSource.system(); // the ceiling rises with it
    nodes.add(ClusterNode.join(store.engine(), moving, OptionalInt.of(3)));
    assertThatThrownBy(() -> ClusterNode.join(store.engine(), moving, OptionalInt.of(3)))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("node-id: 3 is another running process's");
  }

  @Test
  void join_withAnIdWhoseProcessDied_takesItAboveItsCeiling() {
    StampRange left = leave(3, time.millis());
    assertThat(join(3).clock().next()).isGreaterThan(left.ceiling());
  }

  @Test
  void join_withoutAnId_leavesOneWhoseProcessMayLive() {
    leave(0, time.millis());
    assertThat(join().id()).isEqualTo(1);
    time.advance(60_000);
    assertThat(join().id()).isEqualTo(0);
  }

  @Test
  void clock_whoseIdAnotherTook_goesOnWithAnotherAndRepeatsNothing() {
    ClusterNode node = join();
    long before = node.clock().next();
    NodeLease found = NodeLease.readAll(store.engine()).get(node.id()).orElseThrow();
    StampRange taken =
        NodeLease.take(store.engine(), node.id(), Optional.of(found), 1, time.millis())
            .orElseThrow();
    time.advance(5_000); // so that it has to reserve more, and the other looks alive
    long after = node.clock().next();
    assertThat(after).isGreaterThan(before);
    assertThat(after % Stamp.SLOTS / SLOTS).isNotEqualTo(taken.firstSlot() / SLOTS);
  }

  @Test
  void clock_farBehindAnother_keepsUpWithIt() {
    ClusterNode node = join();
    long other = Stamp.first(SettableTime.START + 500_000);
    assertThat(node.clock().nextAfter(other, 0)).isGreaterThan(other);
  }

  @Test
  void join_storeThatOneProcessHad_goesOnAboveItsStamps() {
    long before = new StampClock(store.engine(), time).nextAfter(Stamp.NONE, time.millis() + 9_000);
    assertThat(join().clock().next()).isGreaterThan(before);
  }

  @Test
  void live_countsThoseThatKeepTheirId() {
    ClusterNode node = join();
    assertThat(node.live()).isEqualTo(1);
    assertThat(join().live()).isEqualTo(2);
    leave(9, time.millis() - 60_000);
    assertThat(join().live()).isEqualTo(3);
  }

  @Test
  void join_afterOneWhoseClockWasAhead_isNotAheadItself() {
    SettableTime ahead = new SettableTime();
    ahead.advance(HOURS);
    ClusterNode wrong = ClusterNode.join(store.engine(), ahead, OptionalInt.empty());
    wrong.clock().next();
    wrong.close();
    ClusterNode node = join();
    assertThat(node.id()).isNotEqualTo(wrong.id());
    assertThat(Stamp.millis(node.clock().next())).isEqualTo(SettableTime.START);
  }

  @Test
  void join_allIdsOfProcessesThatDiedWithTheirClocksAhead_takesOne() {
    for (int id = 0; id < ClusterNode.IDS; id++) {
      leave(id, time.millis() + HOURS);
    }
    assertThat(join().clock().next()).isPositive();
  }

  @Test
  void check_clockBehindThoseOfTheOthers_failsUntilItIsSet() {
    AtomicLong behind = new AtomicLong(-60_000);
    nodes.add(running(new AtomicLong()));
    nodes.add(running(new AtomicLong()));
    ClusterNode wrong = running(behind);
    nodes.add(wrong);
    awaitReady(wrong, false);
    assertThatThrownBy(wrong::check)
        .isInstanceOf(StorageException.Retryable.class)
        .hasMessageContaining("clock is more than 10 s behind those of most other processes");
    assertThatNoException().isThrownBy(nodes.getFirst()::check);
    behind.set(0);
    awaitReady(wrong, true);
  }

  /// A process with a clock that moves.
  private ClusterNode running(AtomicLong off) {
    InstantSource system = InstantSource.system();
    return ClusterNode.join(
        store.engine(), () -> system.instant().plusMillis(off.get()), OptionalInt.empty());
  }

  private static void awaitReady(ClusterNode node, boolean ready) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (isReady(node) != ready) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static boolean isReady(ClusterNode node) {
    try {
      node.check();
      return true;
    } catch (StorageException e) {
      return false;
    }
  }

  @Test
  void isLease_itsPartitionsAlone() {
    join();
    new StampClock(store.engine(), time).next();
    try (var pages = store.engine().export(Optional.empty())) {
      List<Boolean> leases =
          pages.next().orElseThrow().rows().stream()
              .map(row -> ClusterNode.isLease(row.address().partition()))
              .toList();
      assertThat(leases).containsExactlyInAnyOrder(true, false);
    }
  }

  /// A process takes an id and dies.
  private StampRange leave(int id, long millis) {
    return NodeLease.take(store.engine(), id, Optional.empty(), 1, millis).orElseThrow();
  }

  private ClusterNode join() {
    return joined(OptionalInt.empty());
  }

  private ClusterNode join(int id) {
    return joined(OptionalInt.of(id));
  }

  private ClusterNode joined(OptionalInt id) {
    ClusterNode node = ClusterNode.join(store.engine(), time, id);
    nodes.add(node);
    return node;
  }
}
