package dev.zimmer.server.observe;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// The figures of an embedded store's commits.
public final class CommitMeters {
  private final DistributionSummary calls;
  private final DistributionSummary rows;
  private final Timer sync;

  CommitMeters(MeterRegistry registry) {
    calls =
        DistributionSummary.builder("zimmer.commit.calls")
            .description("How many callers' writes one commit of the store held")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry);
    rows =
        DistributionSummary.builder("zimmer.commit.rows")
            .description("How many rows one commit of the store wrote")
            .register(registry);
    sync =
        Timer.builder("zimmer.commit.sync")
            .description("Writing and syncing one commit of the store")
            .serviceLevelObjectives(Meters.BUCKETS)
            .register(registry);
  }

  /// Takes note of a commit.
  ///
  /// @param calls how many callers' writes it held
  /// @param rows how many rows they wrote
  /// @param syncNanos how long writing and syncing took
  public void committed(int calls, int rows, long syncNanos) {
    this.calls.record(calls);
    this.rows.record(rows);
    sync.record(syncNanos, TimeUnit.NANOSECONDS);
  }
}
