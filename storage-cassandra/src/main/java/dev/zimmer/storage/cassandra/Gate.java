package dev.zimmer.storage.cassandra;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Lets calls through until the store is closed.
final class Gate {
  private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();
  private boolean closed;

  /// Runs a call unless the store is closed; closing waits for it.
  <T> T whileOpen(Supplier<T> call) {
    calls.readLock().lock();
    try {
      if (closed) {
        throw Trouble.closed();
      }
      return call.get();
    } finally {
      calls.readLock().unlock();
    }
  }

  /// Returns when the calls that were let through are over. Closing twice is harmless.
  void close() {
    calls.writeLock().lock();
    try {
      closed = true;
    } finally {
      calls.writeLock().unlock();
    }
  }
}
