package dev.zimmer.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An ordered, partitioned key-value store. All methods may be called by many threads at once and
/// block, so callers run on virtual threads.
///
/// Promises, each a test of the kit:
///
/// - A read sees every write that has returned, and never one that is not durable.
/// - [#write] is durable when it returns. In an embedded engine a batch is atomic; in a cluster all
///   of it is applied, or the caller gets [StorageException.Retryable] and may repeat it.
/// - Of versioned writes to one row the one with the largest version stands, in whatever order they
///   arrive.
/// - [#transact] is serializable against other transactions on the same partition.
/// - [#export] hands out every row with its kind and version, and [#restore] puts such rows into
///   any engine's store, where they behave as they did.
///
/// Every method throws [StorageException] when the store is in trouble.
public interface StorageEngine extends AutoCloseable {
  /// The value of one row.
  ///
  /// @return empty if there is no such row
  Optional<byte[]> get(Bytes partition, Bytes key);

  /// The values of many rows, of as many partitions, read in parallel.
  ///
  /// @return as many elements as addresses, in their order; empty where there is no row
  List<Optional<byte[]>> getAll(List<Address> addresses);

  /// The rows of one partition in key order, read at one moment.
  ///
  /// @param from the first key, inclusive
  /// @param to the last key, exclusive
  /// @param limit at most so many rows; at least 1
  List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit);

  /// Writes versioned rows; durable when it returns.
  ///
  /// @param onDurable runs once when the batch is durable, before this returns; it must be quick
  ///   and must not call the engine
  void write(WriteBatch batch, Runnable onDurable);

  /// Writes versioned rows; durable when it returns.
  default void write(WriteBatch batch) {
    write(batch, () -> {});
  }

  /// Reads and writes one partition, serializable against other transactions on it. Durable when it
  /// returns. If the body throws, nothing is written and the exception passes through.
  ///
  /// What the body returns or throws may rest on another transaction's writes only once those are
  /// durable: an engine that lets a body read ahead waits for them before it returns.
  ///
  /// @param body may run more than once, so it must have no effect but through its argument and
  ///   what it returns. It may read from the engine and call [#write], for what is right even if
  ///   the transaction fails; it must not call [#transact]
  <T> T transact(Bytes partition, Function<Transaction, T> body);

  /// Begins or continues a pass over every row of the store: for a backup, or to move to another
  /// engine.
  ///
  /// The rows of a partition come one after the other, in key order; in which order the partitions
  /// come is the engine's own affair, and the same for every pass. A row that is not written while
  /// the pass lasts comes exactly once. Deleted rows do not come, nor do the marks that their
  /// deletes left. A versioned row of version 0 may come as transactional: no write is older than
  /// it.
  ///
  /// An embedded engine shows the store as it was when the pass began, and so do all passes that go
  /// on from one another's tokens: when something has been written since, the token is refused. A
  /// cluster shows every row as it was at some moment of the pass.
  ///
  /// @param after the token of a page of this store, also one from before the store was opened
  ///   again; the pass goes on behind that page. Empty to begin
  /// @throws StorageException.Permanent if the token is not one of this engine's, or cannot be used
  ///   any more
  RowPages export(Optional<Bytes> after);

  /// Puts rows of any store into this one; durable when it returns. For a store that nobody serves:
  /// what others read or write meanwhile may go wrong.
  ///
  /// Nothing newer is lost: of a versioned row the larger version stands, as with [#write], and a
  /// transactional row that a transaction has written stays as it is. Repeating it changes nothing,
  /// also where only some of the rows have arrived, as after a failure. An engine that reaches its
  /// store over a network tries again by itself for a while before it throws.
  ///
  /// @param rows with no address twice
  void restore(List<WholeRow> rows);

  /// Whether another process may write the same data. If so, nothing read may be kept in memory.
  boolean isShared();

  /// Registers what is to run when writes may have come to light that failed before, with their
  /// actions never run: whatever was kept in memory has to be read again. It must be quick and must
  /// not call the engine.
  void onRecovery(Runnable action);

  /// Returns when the actions of all transactions have run that anybody could have read from when
  /// this was called: a transaction's rows may be read a little earlier than its actions run. A
  /// store that is shared keeps nobody's memory in step, and returns at once. Not to be called by
  /// an action.
  void awaitActions();

  /// Returns if the store can be read and written now.
  ///
  /// @throws StorageException if it cannot, with what to do about it
  void check();

  /// Finishes what has been started and lets go of the store; further calls fail. Closing twice is
  /// harmless.
  @Override
  void close();
}
