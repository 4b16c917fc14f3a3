package dev.zimmer.storage;

import java.util.List;
import java.util.Optional;

/// What the body of [StorageEngine#transact] may do to its one partition.
///
/// It reads its own puts and deletes. Only for the thread that runs the body, and only while it
/// runs.
public interface Transaction {
  /// The value of a transactional row of the partition.
  ///
  /// @return empty if there is no such row
  Optional<byte[]> get(Bytes key);

  /// The values of several transactional rows of the partition, read in one round trip.
  ///
  /// @return as many elements as keys, in their order; empty where there is no row
  List<Optional<byte[]>> getAll(List<Bytes> keys);

  /// The transactional rows of the partition in key order.
  ///
  /// @param from the first key, inclusive
  /// @param to the last key, exclusive
  /// @param limit at most so many rows; at least 1
  List<Row> scan(Bytes from, Bytes to, int limit);

  /// Writes a transactional row of the partition.
  ///
  /// @param value must not be changed afterwards
  void put(Bytes key, byte[] value);

  /// Deletes a transactional row of the partition; nothing happens if there is none.
  void delete(Bytes key);

  /// Versioned writes for this and other partitions that ride along: durable before
  /// [StorageEngine#transact] returns, and not written at all if the body throws.
  WriteBatch alongside();

  /// Makes what this transaction writes alongside visible before anything that a later transaction
  /// on the partition writes: whoever has read that finds it. Without this a cluster may show a
  /// later transaction's rows first, for some milliseconds.
  void alongsideFirst();

  /// Registers what is to run once when everything this transaction wrote is durable, before
  /// [StorageEngine#transact] returns. The actions of transactions on one partition run in the
  /// transactions' serial order. An action must be quick and must not call the engine.
  ///
  /// It runs only if the transaction commits; when the body runs again, what an earlier run
  /// registered is forgotten.
  void onCommit(Runnable action);
}
