package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.transfer.Header;
import dev.zimmer.server.transfer.Progress;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.rocksdb.CommitListener;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Opens the store that somebody has asked for, and says what exports and imports of it say.
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

  /// The first line of an export that is begun now.
  ///
  /// @param time the clock
  static Header header(StoreConfig config, InstantSource time) {
    return new Header(
        UUID.randomUUID().toString(),
        VersionCommand.version(),
        config.engine().name(),
        time.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /// Progress of an export or import that somebody watches on a terminal.
  ///
  /// @param verb what is done with rows: `exported`
  static Progress progress(String verb) {
    return new Progress(verb, line -> System.err.println("zimmer: " + line), System::nanoTime);
  }

  private static RocksDbConfig rocksDb(StoreConfig config) {
    return RocksDbConfig.at(config.data().toAbsolutePath());
  }
}
