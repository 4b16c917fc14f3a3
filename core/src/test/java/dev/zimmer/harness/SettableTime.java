package dev.zimmer.harness;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// A wall clock that stands still until a test moves it.
public final class SettableTime implements InstantSource {
  /// A round number of Unix milliseconds, late in 2023.
  public static final long START = 1_700_000_000_000L;

  private final AtomicLong millis = new AtomicLong(START);

  /// Moves the clock.
  ///
  /// @param by milliseconds; negative sets the clock back
  public void advance(long by) {
    millis.addAndGet(by);
  }

  @Override
  public long millis() {
    return millis.get();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }
}
