package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.observe.CassandraMeters;
import dev.zimmer.server.observe.Meters;
import dev.zimmer.server.transfer.Header;
import dev.zimmer.server.transfer.Progress;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.cassandra.CassandraEngine;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/// Opens the store that somebody has asked for, and says what exports and imports of it say.
final class Stores {
  private Stores() {}

  /// The store, made if it is missing.
  ///
  /// @throws dev.zimmer.storage.StorageException if it cannot be opened
  static StorageEngine open(StoreConfig config) {
    return switch (config) {
      case StoreConfig.Embedded embedded -> RocksDbEngine.open(rocksDb(embedded));
      case StoreConfig.Cluster cluster -> CassandraEngine.open(cluster.cassandra());
    };
  }

  /// The store, made if there is none, with its figures.
  ///
  /// @throws dev.zimmer.storage.StorageException if it cannot be opened
  static StorageEngine open(StoreConfig config, Meters meters) {
    return switch (config) {
      case StoreConfig.Embedded embedded ->
          RocksDbEngine.open(rocksDb(embedded).withCommitListener(meters.commits()::committed));
      case StoreConfig.Cluster cluster -> open(cluster, meters.cassandra());
    };
  }

  private static StorageEngine open(StoreConfig.Cluster config, CassandraMeters meters) {
    CassandraEngine engine =
        CassandraEngine.open(
            config.cassandra(),
            (operation, succeeded, nanos) ->
                meters.ended(operation.name().toLowerCase(Locale.ROOT), succeeded, nanos));
    meters.watch(engine::isReachable);
    return engine;
  }

  /// The store, which must be there.
  ///
  /// @throws dev.zimmer.storage.StorageException if it is not, or cannot be opened
  static StorageEngine openExisting(StoreConfig config) {
    return switch (config) {
      case StoreConfig.Embedded embedded -> RocksDbEngine.openExisting(rocksDb(embedded));
      case StoreConfig.Cluster cluster -> CassandraEngine.openExisting(cluster.cassandra());
    };
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

  private static RocksDbConfig rocksDb(StoreConfig.Embedded config) {
    return RocksDbConfig.at(config.data().toAbsolutePath()).withBlockCache(config.cacheBytes());
  }
}
