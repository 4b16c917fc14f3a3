package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Each second the processes that live raise their leases, and one of them looks.
class LeaseWatchTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOURS = 8 * 3_600_000L;
  private static final int OWN = 0;

  private final LeaseWatch watch = new LeaseWatch();
  private final List<Node> nodes = new ArrayList<>();
  private long second;

  /// @param off by how much its clock is ahead, in milliseconds
  /// @param diedAt the second from which on it raises nothing
  private record Node(long off, long diedAt) {}

  @Test
  void alive_whateverTheClocksShow_areThoseThatRaise() {
    living(0, 0, HOURS, -HOURS);
    pass(2);
    assertThat(alive()).isEqualTo(4);
  }

  @Test
  void alive_atTheFirstLook_areThoseWhoseClocksAgree() {
    living(0, 0, -HOURS);
    pass(1);
    assertThat(alive()).isEqualTo(2);
  }

  @Test
  void alive_processThatDiedWithItsClockAhead_isNotForLong() {
    living(0, 0);
    nodes.add(new Node(HOURS, 3));
    pass(4);
    assertThat(alive()).isEqualTo(3);
    pass(6);
    assertThat(alive()).isEqualTo(2);
  }

  @Test
  void isBehindMost_oneOfThreeIsBehind_itAlone() {
    living(-11_000, 0, 0);
    pass(2);
    assertThat(isBehind(OWN)).isTrue();
    assertThat(isBehind(1)).isFalse();
  }

  @Test
  void isBehindMost_lessThanTheBound_isNot() {
    living(-9_999, 0, 0);
    pass(2);
    assertThat(isBehind(OWN)).isFalse();
  }

  @Test
  void isBehindMost_oneIsAhead_nobodyElse() {
    living(0, 0, HOURS);
    pass(2);
    assertThat(isBehind(OWN)).isFalse();
    assertThat(isBehind(2)).isFalse();
  }

  @Test
  void isBehindMost_twoProcesses_cannotTell() {
    living(0, HOURS);
    pass(2);
    assertThat(isBehind(OWN)).isFalse();
  }

  @Test
  void isBehindMost_crashesOfOneWhoseClockIsAhead_doNotCount() {
    living(0, 0);
    for (int crash = 0; crash < 20; crash++) {
      nodes.add(new Node(HOURS, 0));
    }
    pass(2);
    assertThat(isBehind(OWN)).isFalse();
    pass(6);
    assertThat(alive()).isEqualTo(2);
  }

  @Test
  void isBehindMost_whenTheClockIsSet_noLonger() {
    living(-60_000, 0, 0);
    pass(2);
    assertThat(isBehind(OWN)).isTrue();
    nodes.set(OWN, new Node(0, Long.MAX_VALUE));
    pass(1);
    assertThat(isBehind(OWN)).isFalse();
  }

  private void living(long... offs) {
    for (long off : offs) {
      nodes.add(new Node(off, Long.MAX_VALUE));
    }
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      second++;
      watch.look(nodes.stream().map(this::lease).toList(), TimeUnit.SECONDS.toNanos(second));
    }
  }

  private Optional<NodeLease> lease(Node node) {
    long raisedAt = NOW + node.off + Math.min(second, node.diedAt) * 1_000;
    return Optional.of(NodeLease.upTo(0, 1, raisedAt));
  }

  private int alive() {
    return watch.alive(NOW + second * 1_000);
  }

  private boolean isBehind(int id) {
    return watch.isBehindMost(id, NOW + second * 1_000 + nodes.get(id).off);
  }
}
