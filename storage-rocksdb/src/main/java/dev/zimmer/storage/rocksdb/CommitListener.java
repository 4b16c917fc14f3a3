package dev.zimmer.storage.rocksdb;

/// Hears of every group commit, so that a server can show how many callers share one sync.
@FunctionalInterface
public interface CommitListener {
  /// Hears nothing.
  CommitListener NONE = (calls, rows, syncNanos) -> {};

  /// Called by the committer thread after a group is durable and before its callers go on; it must
  /// be quick.
  ///
  /// @param calls how many callers' writes the group held
  /// @param rows how many rows they wrote
  /// @param syncNanos how long writing and syncing took, in nanoseconds
  void committed(int calls, int rows, long syncNanos);
}
