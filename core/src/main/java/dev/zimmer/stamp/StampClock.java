package dev.zimmer.stamp;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.storage.WriteBatch;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// A hybrid logical clock: hands out stamps that never repeat and always grow, close to the wall
/// clock and never behind it.
///
/// Before it hands out a stamp it has stored a *ceiling* above it; after a restart it goes on from
/// the ceiling, so no stamp comes twice even if the wall clock was set back or the process was
/// killed. The ceiling is a quarter of a second ahead at most, and so is the clock after a restart.
public final class StampClock {
  private static final long RESERVED_MILLIS = 250;
  private static final Bytes PARTITION = new KeyBuilder().tag('s').build();
  private static final Bytes CEILING = new KeyBuilder().tag('c').build();
  private static final int FORMAT = 1;

  private final StorageEngine engine;
  private final InstantSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private long last;
  private long ceiling;

  /// Goes on where the clock of this store stopped.
  ///
  /// @param engine where the ceiling is kept
  /// @param time the wall clock
  public StampClock(StorageEngine engine, InstantSource time) {
    this.engine = engine;
    this.time = time;
    this.ceiling =
        engine
            .get(PARTITION, CEILING)
            .map(value -> new ValueReader(value, FORMAT).number())
            .orElse(Stamp.NONE);
    this.last = ceiling;
  }

  /// A stamp larger than all before it.
  ///
  /// @param millis the stamp's time is not earlier than this, in Unix milliseconds
  public long nextAtOrAfter(long millis) {
    lock.lock();
    try {
      long earliest = Stamp.first(Math.max(millis, time.millis()));
      long stamp = Math.max(last + 1, earliest);
      if (stamp > ceiling) {
        reserve(Stamp.last(Stamp.millis(stamp) + RESERVED_MILLIS));
      }
      last = stamp;
      return stamp;
    } finally {
      lock.unlock();
    }
  }

  /// A stamp larger than all before it.
  public long next() {
    return nextAtOrAfter(0);
  }

  private void reserve(long newCeiling) {
    byte[] value = new ValueWriter(FORMAT).number(newCeiling).toBytes();
    engine.write(new WriteBatch().put(PARTITION, CEILING, newCeiling, value));
    ceiling = newCeiling;
  }
}
