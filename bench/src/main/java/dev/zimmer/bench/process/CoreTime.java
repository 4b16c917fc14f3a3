package dev.zimmer.bench.process;

import java.nio.file.Path;

/// How busy cores were since this was made, whoever used them.
final class CoreTime {
  private static final int IDLE = 4;
  private static final int WAITING_FOR_DISK = 5;
  private static final int LAST = 8;

  private final String cores;
  private final long[] start;

  /// Starts watching.
  ///
  /// @param cores as `taskset -c` takes them: `0` or `0,1`
  CoreTime(String cores) {
    this.cores = cores;
    this.start = now();
  }

  /// The share of the time in which they were busy: 1 is one core all the time.
  double busy() {
    long[] end = now();
    long all = end[1] - start[1];
    int count = cores.split(",", -1).length;
    return all == 0 ? 0 : count * (end[0] - start[0]) / (double) all;
  }

  private long[] now() {
    long busy = 0;
    long all = 0;
    String text = ProcessFigures.read(Path.of("/proc/stat"));
    for (String core : cores.split(",", -1)) {
      String line =
          text.lines().filter(l -> l.startsWith("cpu" + core + " ")).findFirst().orElse("");
      String[] fields = line.trim().split(" +", -1);
      for (int i = 1; i < Math.min(fields.length, LAST + 1); i++) {
        long ticks = Long.parseLong(fields[i]);
        all += ticks;
        busy += i == IDLE || i == WAITING_FOR_DISK ? 0 : ticks;
      }
    }
    return new long[] {busy, all};
  }
}
