package dev.zimmer.storage.cassandra;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// Lets operations through until the store is closed.
final class Gate {
  private final ReentrantReadWriteLock operations = new ReentrantReadWriteLock();
  private boolean closed;

  /// Runs an operation unless the store is closed; closing waits for it.
  <T> T whileOpen(Supplier<T> operation) {
    operations.readLock().lock();
    try {
      if (closed) {
        throw CassandraTrouble.closed();
      }
      return operation.get();
    } finally {
      operations.readLock().unlock();
    }
  }

  /// Returns when the operations that were let through are over. Closing twice is harmless.
  void close() {
    operations.writeLock().lock();
    try {
      closed = true;
    } finally {
      operations.writeLock().unlock();
    }
  }
}
