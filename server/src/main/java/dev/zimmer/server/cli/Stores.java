package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.rocksdb.CommitListener;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;

/// Opens the store that somebody has asked for.
final class Stores {
  private Stores() {}

  /// The store, made if it is missing.
  ///
  /// @param listener hears of every group commit of an embedded store
  /// @throws dev.zimmer.storage.StorageException if it cannot be opened
  static StorageEngine open(StoreConfig config, CommitListener listener) {
    return RocksDbEngine.open(rocksDb(config).withCommitListener(listener));
  }

  /// The store, which must be there.
  ///
  /// @throws dev.zimmer.storage.StorageException if it is not, or cannot be opened
  static StorageEngine openExisting(StoreConfig config) {
    return RocksDbEngine.openExisting(rocksDb(config));
  }

  private static RocksDbConfig rocksDb(StoreConfig config) {
    return RocksDbConfig.at(config.data().toAbsolutePath());
  }
}
