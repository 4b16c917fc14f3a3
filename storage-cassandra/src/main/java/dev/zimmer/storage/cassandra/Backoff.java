package dev.zimmer.storage.cassandra;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A wait of random length, so that those who got in each other's way do not meet again.
final class Backoff {
  private Backoff() {}

  /// Waits between nothing and so many milliseconds; an interrupt cuts it short and stays set.
  static void upTo(long millis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos + 1));
  }
}
