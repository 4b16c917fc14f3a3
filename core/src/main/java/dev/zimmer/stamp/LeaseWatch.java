package dev.zimmer.stamp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The leases of a store, as one process has seen them change.
///
/// Who lives raises their lease once a second, whatever their clock shows, so a lease is a living
/// process' while it goes on changing. What clocks say counts only for one that has not been
/// watched for long: else a process that died while its clock was hours ahead would be alive for
/// hours.
///
/// Not thread-safe.
final class LeaseWatch {
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(5);

  /// Far more than NTP leaves between clocks and than passes between two raises, and far less than
  /// the ten minutes by which a clock may differ from that of a caller.
  private static final long APART_MILLIS = 10_000;

  /// Of two processes nobody can tell which clock is wrong.
  private static final int LEAST_WITNESSES = 2;

  private final Map<Integer, Seen> seen = new HashMap<>();
  private long lookedAtNanos;

  /// @param sinceNanos when it was seen first, as [System#nanoTime] tells it
  /// @param changed whether there was another lease before it
  private record Seen(NodeLease lease, long sinceNanos, boolean changed) {}

  /// Takes note of the leases as they are now.
  ///
  /// @param leases of all ids, by id
  /// @param nanos as [System#nanoTime] tells it
  void look(List<Optional<NodeLease>> leases, long nanos) {
    lookedAtNanos = nanos;
    for (int id = 0; id < leases.size(); id++) {
      int each = id;
      leases.get(id).ifPresent(lease -> seen.compute(each, (_, old) -> next(old, lease, nanos)));
    }
  }

  /// How many processes live.
  ///
  /// @param nowMillis the wall clock, in Unix milliseconds
  int alive(long nowMillis) {
    return (int) seen.values().stream().filter(each -> isAlive(each, nowMillis)).count();
  }

  /// Whether the wall clock is clearly behind those of most other processes.
  ///
  /// @param own the id of this process
  /// @param nowMillis the wall clock after the leases were read, in Unix milliseconds: so the time
  ///   that has passed since they were raised makes others look behind, never ahead
  boolean isBehindMost(int own, long nowMillis) {
    long ahead =
        others(own, nowMillis)
            .filter(Seen::changed)
            .filter(each -> each.lease.raisedAtMillis() > nowMillis + APART_MILLIS)
            .count();
    return ahead >= LEAST_WITNESSES && 2 * ahead > others(own, nowMillis).count();
  }

  private Stream<Seen> others(int own, long nowMillis) {
    return seen.entrySet().stream()
        .filter(each -> each.getKey() != own && isAlive(each.getValue(), nowMillis))
        .map(Map.Entry::getValue);
  }

  private boolean isAlive(Seen each, long nowMillis) {
    return each.lease.isTaken()
        && lookedAtNanos - each.sinceNanos < SILENT_NANOS
        && (each.changed || each.lease.isAlive(nowMillis));
  }

  private static Seen next(@Nullable Seen old, NodeLease lease, long nanos) {
    return old != null && old.lease.equals(lease) ? old : new Seen(lease, nanos, old != null);
  }
}
