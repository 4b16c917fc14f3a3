package dev.zimmer.server.limit;

import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/// The time of token buckets, by a clock that was handed in.
///
/// @param nanoTime a clock that only goes forward, in nanoseconds
public record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
  @Override
  public long currentTimeNanos() {
    return nanoTime.getAsLong();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
