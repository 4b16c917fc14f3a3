package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.load.Driven;
import java.time.Duration;
import java.util.function.Function;

/// Drives a server until its Java compiler rests, for on one core they compete. Servers that are
/// not Java are warm after the shortest time.
final class WarmUp {
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int QUIET_SLICES = 2;
  private static final double QUIET = 0.03;

  private WarmUp() {}

  /// Drives slice by slice until the compiler took next to nothing in two of them, or for as long
  /// as the scale allows.
  static void run(Scale scale, Function<Duration, Driven> drive) {
    long start = System.nanoTime();
    Duration max = scale.warmUp();
    Duration slice = max.compareTo(SLICE) < 0 ? max : SLICE;
    int quiet = 0;
    double compiler = 0;
    Duration taken = Duration.ZERO;
    while (quiet < QUIET_SLICES && taken.compareTo(max) < 0) {
      compiler = drive.apply(slice).busy().compiler();
      quiet = compiler < QUIET ? quiet + 1 : 0;
      taken = Duration.ofNanos(System.nanoTime() - start);
    }
    Console.say(
        "warm after %d s; the compiler takes %.0f %%".formatted(taken.toSeconds(), compiler * 100));
  }
}
