package dev.zimmer.server.call;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Picks one of many events of a kind to be told of, at most one a second, and counts the others.
final class Seldom {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final AtomicLong due;
  private final AtomicLong leftOut = new AtomicLong();

  /// @param nanoTime as [System#nanoTime] tells it
  Seldom(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.due = new AtomicLong(nanoTime.getAsLong());
  }

  /// Takes note of one event.
  ///
  /// @return how many were left out since the last that was picked; empty if this one is left out
  OptionalLong pick() {
    long now = nanoTime.getAsLong();
    long since = due.get();
    if (now - since < 0 || !due.compareAndSet(since, now + INTERVAL_NANOS)) {
      leftOut.incrementAndGet();
      return OptionalLong.empty();
    }
    return OptionalLong.of(leftOut.getAndSet(0));
  }
}
