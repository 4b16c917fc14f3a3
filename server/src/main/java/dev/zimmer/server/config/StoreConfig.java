package dev.zimmer.server.config;

import dev.zimmer.storage.cassandra.CassandraConfig;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Which store, for every command that opens one.
public sealed interface StoreConfig {
  /// The stores that an operator may ask for.
  enum Engine {
    /// The embedded store, in a folder.
    rocksdb,
    /// A Cassandra cluster.
    cassandra
  }

  /// What keeps it.
  Engine engine();

  /// An embedded store.
  ///
  /// @param data its folder
  record Embedded(Path data) implements StoreConfig {
    @Override
    public Engine engine() {
      return Engine.rocksdb;
    }
  }

  /// A store that many processes share.
  ///
  /// @param cassandra where it is
  /// @param nodeId which of the processes this is, 0 to 127; empty to take an id that is free
  record Cluster(CassandraConfig cassandra, OptionalInt nodeId) implements StoreConfig {
    private static final int LARGEST_NODE_ID = 127;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException with the name of the setting that is out of range
    public Cluster {
      if (nodeId.isPresent() && (nodeId.getAsInt() < 0 || nodeId.getAsInt() > LARGEST_NODE_ID)) {
        throw new IllegalArgumentException(
            "node-id: " + nodeId.getAsInt() + " (expected: 0 to " + LARGEST_NODE_ID + ")");
      }
    }

    @Override
    public Engine engine() {
      return Engine.cassandra;
    }
  }
}
