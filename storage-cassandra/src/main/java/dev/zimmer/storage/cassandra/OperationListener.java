package dev.zimmer.storage.cassandra;

/// Is told of every operation on the store that callers have to wait for.
@FunctionalInterface
public interface OperationListener {
  /// Takes no notice.
  OperationListener NONE = (operation, succeeded, nanos) -> {};

  /// What was asked of the store.
  enum Operation {
    /// One row.
    GET,
    /// Rows of any number of partitions.
    GET_ALL,
    /// A range of rows.
    SCAN,
    /// Versioned rows written.
    WRITE,
    /// A transaction, its body and its turns included.
    TRANSACT
  }

  /// Takes note; must be quick and must not throw. Operations that are refused because Cassandra
  /// cannot be reached, or the store is closed, do not count: they never began.
  ///
  /// @param succeeded whether the store did what was asked; also true if a transaction's body threw
  /// @param nanos how long it took
  void ended(Operation operation, boolean succeeded, long nanos);
}
