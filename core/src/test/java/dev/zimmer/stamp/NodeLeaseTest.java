package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.ValueWriter;
import org.junit.jupiter.api.Test;

class NodeLeaseTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOURS = 8 * 3_600_000L;

  @Test
  void lease_whoseStampsAreHoursAhead_isJudgedByTheClockOfItsProcess() {
    NodeLease lease = new NodeLease(1, Stamp.last(NOW + HOURS), NOW);
    assertThat(lease.isAlive(NOW + 4_999)).isTrue();
    assertThat(lease.isAlive(NOW + 5_000)).isFalse();
    assertThat(lease.isFree(NOW + 13_000)).isFalse();
    assertThat(lease.isFree(NOW + 13_001)).isTrue();
  }

  @Test
  void read_ofTheFormatBefore_takesTheCeilingForTheClock() {
    byte[] value = new ValueWriter(1).number(7).number(Stamp.last(NOW + 3_000)).toBytes();
    assertThat(NodeLease.read(value)).isEqualTo(new NodeLease(7, Stamp.last(NOW + 3_000), NOW));
  }
}
