package dev.zimmer.server.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The figures of a store on Cassandra.
public final class CassandraMeters {
  private record Outcome(String operation, boolean succeeded) {}

  private final MeterRegistry registry;
  private final Map<Outcome, Timer> operations = new ConcurrentHashMap<>();

  CassandraMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Adds whether Cassandra can be reached.
  public void watch(BooleanSupplier reachable) {
    Gauge.builder("zimmer.cassandra.reachable", reachable, now -> now.getAsBoolean() ? 1 : 0)
        .description("1 if Cassandra answers, 0 while calls fail at once because it does not")
        .strongReference(true)
        .register(registry);
  }

  /// Takes note of an operation on the store.
  ///
  /// @param operation one of a few names
  /// @param succeeded whether the store did what was asked
  /// @param nanos how long it took
  public void ended(String operation, boolean succeeded, long nanos) {
    operations
        .computeIfAbsent(new Outcome(operation, succeeded), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Outcome outcome) {
    return Timer.builder("zimmer.cassandra.operation")
        .description("An operation on the store; one call needs some")
        .tag("operation", outcome.operation())
        .tag("outcome", outcome.succeeded() ? "success" : "failure")
        .serviceLevelObjectives(Meters.BUCKETS)
        .register(registry);
  }
}
