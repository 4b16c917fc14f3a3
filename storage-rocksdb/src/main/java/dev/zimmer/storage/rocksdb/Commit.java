package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.rocksdb.RocksDBException;

/// What one caller wants durable, ready to be written: encoded by the caller's thread, written by
/// the committer's.
final class Commit {
  /// The epoch of a commit that was computed without reading anything.
  static final long RESTS_ON_NOTHING = Long.MAX_VALUE;

  private final long epoch;
  private final List<Change> changes = new ArrayList<>();
  private final List<Runnable> actions = new ArrayList<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private enum Kind {
    MERGE,
    PUT,
    DELETE
  }

  @SuppressWarnings("ArrayRecordComponent") // changes are carried, never compared
  private record Change(Kind kind, byte[] key, byte[] value) {}

  /// @param epoch the committer's epoch before the first read that this rests on
  Commit(long epoch) {
    this.epoch = epoch;
  }

  Commit merge(WriteBatch batch) {
    for (WriteBatch.Write write : batch.writes()) {
      changes.add(
          new Change(Kind.MERGE, StoredRow.key(write.address()), StoredRow.versioned(write)));
    }
    return this;
  }

  Commit merge(byte[] key, byte[] value) {
    changes.add(new Change(Kind.MERGE, key, value));
    return this;
  }

  Commit put(byte[] key, byte[] value) {
    changes.add(new Change(Kind.PUT, key, value));
    return this;
  }

  Commit delete(byte[] key) {
    changes.add(new Change(Kind.DELETE, key, new byte[0]));
    return this;
  }

  /// Adds what the committer runs when the changes are durable.
  Commit then(Runnable action) {
    actions.add(action);
    return this;
  }

  long epoch() {
    return epoch;
  }

  int rows() {
    return changes.size();
  }

  List<Runnable> actions() {
    return actions;
  }

  boolean isEmpty() {
    return changes.isEmpty() && actions.isEmpty();
  }

  void addTo(org.rocksdb.WriteBatch batch) throws RocksDBException {
    for (Change change : changes) {
      switch (change.kind()) {
        case MERGE -> batch.merge(change.key(), change.value());
        case PUT -> batch.put(change.key(), change.value());
        case DELETE -> batch.delete(change.key());
      }
    }
  }

  void succeed() {
    done.complete(null);
  }

  void fail(StorageException failure) {
    done.completeExceptionally(failure);
  }

  /// Waits until this is durable. An interrupt does not end the wait, because the caller could then
  /// not tell what became of their write; it stays set for whoever looks next.
  ///
  /// @throws StorageException if this may not be durable
  void await() {
    try {
      done.join();
    } catch (CompletionException e) {
      StorageException failure = (StorageException) Objects.requireNonNull(e.getCause());
      String message = String.valueOf(failure.getMessage());
      // Thrown anew, so that it tells where this caller was: many may share one failure.
      throw switch (failure) {
        case StorageException.Retryable retryable ->
            new StorageException.Retryable(message, retryable);
        case StorageException.Permanent permanent ->
            new StorageException.Permanent(message, permanent);
      };
    }
  }
}
