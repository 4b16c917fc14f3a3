package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.cassandra.OperationListener.Operation;
import java.util.function.Supplier;

/// Runs what callers ask of the store, and wait for, if it can be done now.
///
/// @param gate whether the store is open
/// @param detector whether Cassandra answers
/// @param listener is told of each
record Operations(Gate gate, FailureDetector detector, OperationListener listener) {
  /// Runs an operation.
  ///
  /// @throws StorageException at once if the store is closed or nobody answers
  <T> T run(Operation operation, Supplier<T> work) {
    return gate.whileOpen(() -> {
      detector.requireAnswers();
      long begin = System.nanoTime();
      boolean succeeded = true;
      try {
        return work.get();
      } catch (StorageException e) {
        succeeded = false;
        throw e;
      } finally {
        listener.ended(operation, succeeded, System.nanoTime() - begin);
      }
    });
  }
}
