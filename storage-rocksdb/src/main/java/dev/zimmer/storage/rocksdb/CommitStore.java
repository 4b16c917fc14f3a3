package dev.zimmer.storage.rocksdb;

import java.util.List;

/// Where [Committer] writes; only its thread writes.
interface CommitStore {
  /// Writes commits as one atomic batch, in their order; durable when it returns, and not visible
  /// to any reader before that.
  ///
  /// @throws dev.zimmer.storage.StorageException if they may not be durable; nothing more can be
  ///   written until [#recover] has returned
  void write(List<Commit> commits);

  /// A number that grows with every row that is written. Whoever reads a row reads a number here
  /// afterwards that is not below the row's. Any thread may ask.
  long latestSequence();

  /// Makes the store fit for writing after a write has failed. What then can be read is durable,
  /// and may hold the commits that failed.
  ///
  /// @throws dev.zimmer.storage.StorageException if the cause has not been mended
  void recover();
}
