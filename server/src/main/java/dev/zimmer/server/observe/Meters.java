package dev.zimmer.server.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.server.call.CallObserver;
import dev.zimmer.spec.ActionSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The figures of this process. `docs/operations.md` lists them.
///
/// Labels take few values: an action's name is one only if this server has that action.
public final class Meters implements CallObserver, AutoCloseable {
  /// The format of [#scrape].
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String NO_ACTION = "none";
  static final Duration[] BUCKETS = {
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private record Outcome(String action, ReturnCode code) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Outcome, Counter> calls = new ConcurrentHashMap<>();
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();

  /// Adds the figures of the Java runtime. Takes a moment, so it is not part of the constructor.
  public void watchRuntime() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    watchGarbageCollection();
  }

  /// Adds the figures of the conversation lists in memory.
  public void watchLists(Supplier<ConversationLists.Stats> stats) {
    counter("zimmer.list.cache.hits", stats, s -> s.get().hits());
    counter("zimmer.list.cache.misses", stats, s -> s.get().misses());
    gauge("zimmer.list.cache.lists", stats, s -> s.get().lists());
    gauge("zimmer.list.cache.bytes", stats, s -> s.get().bytes());
  }

  /// Adds the number of processes that serve the store.
  public void watchProcesses(IntSupplier processes) {
    gauge("zimmer.processes", processes, IntSupplier::getAsInt);
  }

  /// Adds by how much stamps are ahead of the wall clock.
  ///
  /// @param millis that in milliseconds
  public void watchClock(LongSupplier millis) {
    gauge("zimmer.clock.lead.seconds", millis, lead -> lead.getAsLong() / 1_000.0);
  }

  @Override
  public void answered(@Nullable ActionSpec<?, ?> action, ReturnCode code, long nanos) {
    String name = action == null ? NO_ACTION : action.name();
    calls.computeIfAbsent(new Outcome(name, code), this::callCounter).increment();
    durations.computeIfAbsent(name, this::callTimer).record(nanos, TimeUnit.NANOSECONDS);
  }

  /// Adds the figures of an embedded store's commits.
  public CommitMeters commits() {
    return new CommitMeters(registry);
  }

  /// Adds the figures of a store on Cassandra.
  public CassandraMeters cassandra() {
    return new CassandraMeters(registry);
  }

  /// All figures of this moment.
  public byte[] scrape() {
    return registry.scrape(CONTENT_TYPE).getBytes(UTF_8);
  }

  @Override
  public void close() {
    registry.close();
  }

  /// Micrometer's `JvmGcMetrics` would have the runtime report every collection, and on one core
  /// that stops calls for a third of a millisecond after each. These have its names and take
  /// nothing until somebody reads them.
  private void watchGarbageCollection() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      FunctionTimer.builder(
              "jvm.gc.pause",
              collector,
              GarbageCollectorMXBean::getCollectionCount,
              GarbageCollectorMXBean::getCollectionTime,
              TimeUnit.MILLISECONDS)
          .description("Garbage collections, by collector")
          .tag("gc", collector.getName())
          .register(registry);
    }
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    counter("jvm.gc.memory.allocated.bytes", threads, ThreadMXBean::getTotalThreadAllocatedBytes);
  }

  private Counter callCounter(Outcome outcome) {
    return Counter.builder("zimmer.calls")
        .description("Calls answered, by action and Code")
        .tag("action", outcome.action())
        .tag("code", Integer.toString(outcome.code().number()))
        .register(registry);
  }

  private Timer callTimer(String action) {
    return Timer.builder("zimmer.call.duration")
        .description("From a call's first byte of query to its answer")
        .tag("action", action)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private <T> void counter(String name, T state, ToDoubleFunction<T> value) {
    FunctionCounter.builder(name, state, value).register(registry);
  }

  private <T> void gauge(String name, T state, ToDoubleFunction<T> value) {
    Gauge.builder(name, state, value).strongReference(true).register(registry);
  }
}
