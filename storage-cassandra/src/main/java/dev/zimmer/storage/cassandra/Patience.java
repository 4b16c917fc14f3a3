package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.StorageException;
import java.util.function.Supplier;

/// How long to go on with what may be repeated and belongs to something that takes minutes: a node
/// that restarts meanwhile shall not end it.
///
/// @param nanos after so long a failure is the caller's
record Patience(long nanos) {
  private static final long PAUSE_MILLIS = 100;
  private static final int MAX_PAUSES = 20;

  /// Tries until it succeeds, time is up, or the thread is interrupted.
  <T> T ask(Supplier<T> request) {
    long begin = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return request.get();
      } catch (StorageException.Retryable e) {
        if (System.nanoTime() - begin > nanos || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        Backoff.upTo(PAUSE_MILLIS * Math.min(attempt, MAX_PAUSES));
      }
    }
  }
}
