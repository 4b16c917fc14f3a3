package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Bytes;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A partition on which transactions run right now: the lock under which their bodies run one after
/// the other, and the rows they wrote that may not be durable yet.
///
/// Rows are added under the lock and taken away without it, so a reader looks here before looking
/// in the database: a row that is gone from here is there.
final class RocksDbPartition {
  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentSkipListMap<Bytes, Pending> pending = new ConcurrentSkipListMap<>();
  private int users;

  /// A row that was written and may not be durable yet. Not a record: one is equal to itself only.
  static final class Pending {
    private final Optional<byte[]> value;
    private final long epoch;

    /// @param value empty if the row was deleted
    /// @param epoch the epoch of the transaction that wrote it
    Pending(Optional<byte[]> value, long epoch) {
      this.value = value;
      this.epoch = epoch;
    }
  }

  /// The lock that a body holds while it runs.
  ReentrantLock lock() {
    return lock;
  }

  /// Counts one more user; called only by the map that holds the partitions.
  RocksDbPartition enter() {
    users++;
    return this;
  }

  /// Counts one user less; called only by the map that holds the partitions.
  ///
  /// @return null if that was the last
  @Nullable RocksDbPartition leave() {
    users--;
    return users == 0 ? null : this;
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  void add(Bytes key, Pending row) {
    pending.put(key, row);
  }

  /// Takes a row away unless a later one has taken its place.
  void remove(Bytes key, Pending row) {
    pending.remove(key, row);
  }

  /// The row as the transactions before have left it.
  ///
  /// @param epoch of the transaction that asks; a row of an older epoch is in the database already
  ///   or never will be
  /// @return null if nothing is pending; empty if the row is deleted
  @SuppressWarnings("NullableOptional") // no row, a deleted row and a value are three things
  @Nullable Optional<byte[]> get(Bytes key, long epoch) {
    Pending row = pending.get(key);
    return row == null || row.epoch < epoch ? null : row.value;
  }

  /// The pending rows of a range, those that are deleted as empty values.
  NavigableMap<Bytes, Optional<byte[]>> scan(Bytes from, Bytes to, long epoch) {
    NavigableMap<Bytes, Optional<byte[]>> rows = new TreeMap<>();
    pending
        .subMap(from, to)
        .forEach((key, row) -> {
          if (row.epoch >= epoch) {
            rows.put(key, row.value);
          }
        });
    return rows;
  }
}
