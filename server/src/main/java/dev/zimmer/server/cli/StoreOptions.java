package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which store: the same for every command that opens one.
final class StoreOptions {
  @Option(
      names = "--data",
      description = "Folder of an embedded store, made if missing; default ${DEFAULT-VALUE}.")
  Path data = Path.of("data", "serve");

  @Option(
      names = "--store-cache-bytes",
      description =
          "Memory for what has been read from an embedded store, outside the heap; default"
              + " ${DEFAULT-VALUE}.")
  long cacheBytes = StoreConfig.Embedded.DEFAULT_CACHE_BYTES;

  @Option(
      names = "--engine",
      description = "Store: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  StoreConfig.Engine engine = StoreConfig.Engine.rocksdb;

  @Mixin CassandraOptions cassandra = new CassandraOptions();

  @Option(
      names = "--node-id",
      description =
          "Number of this process among those over one store, 0 to 127; default one that is free.")
  @Nullable Integer nodeId;

  /// What they add up to.
  ///
  /// @throws IllegalArgumentException with the name of the first that cannot be used
  StoreConfig toConfig() {
    return switch (engine) {
      case rocksdb -> {
        cassandra.given().ifPresent(StoreOptions::refuse);
        if (nodeId != null) {
          refuse("node-id");
        }
        yield new StoreConfig.Embedded(data, cacheBytes);
      }
      case cassandra ->
          new StoreConfig.Cluster(
              cassandra.toConfig(), nodeId == null ? OptionalInt.empty() : OptionalInt.of(nodeId));
    };
  }

  /// Somebody who names a cluster and forgets the engine would get an empty store of their own.
  private static void refuse(String name) {
    throw new IllegalArgumentException(
        name + ": set with engine rocksdb (expected: engine cassandra)");
  }
}
