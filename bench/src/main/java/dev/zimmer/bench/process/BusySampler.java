package dev.zimmer.bench.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Samples how busy server and load are, from when it is made until the load ends.
public final class BusySampler {
  private static final double TICKS_PER_SECOND = 100;

  private final List<Long> servers;
  private final CoreTime cores;
  private final long start = System.nanoTime();
  private final long serverStart;
  private final long compilerStart;
  private final Map<Long, Long> loadStart = new HashMap<>();
  private final Map<Long, Long> loadLast = new HashMap<>();

  /// Starts sampling.
  ///
  /// @param servers the server's processes; their children count too
  /// @param loads the generators, without children
  public BusySampler(Cores cores, List<Long> servers, List<Child> loads) {
    this.servers = servers;
    this.cores = new CoreTime(cores.all());
    this.serverStart = servers.stream().mapToLong(ProcessFigures::ticks).sum();
    this.compilerStart = servers.stream().mapToLong(ProcessFigures::compilerTicks).sum();
    loads.forEach(load -> loadStart.put(load.pid(), ProcessFigures.ownTicks(load.pid())));
    loadLast.putAll(loadStart);
  }

  /// Looks at the loads. One that ends takes its time with it, so this has to be called often.
  public void look() {
    loadLast.replaceAll((pid, last) -> Math.max(last, ProcessFigures.ownTicks(pid)));
  }

  /// What came of it.
  public Busy busy() {
    look();
    double ticks = (System.nanoTime() - start) * TICKS_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
    long server = servers.stream().mapToLong(ProcessFigures::ticks).sum() - serverStart;
    long compiler = servers.stream().mapToLong(ProcessFigures::compilerTicks).sum() - compilerStart;
    long load = sum(loadLast) - sum(loadStart);
    double others = Math.max(0, cores.busy() - (server + load) / ticks);
    return new Busy(server / ticks, Math.max(0, compiler) / ticks, load / ticks, others);
  }

  private static long sum(Map<Long, Long> ticks) {
    return ticks.values().stream().mapToLong(Long::longValue).sum();
  }
}
