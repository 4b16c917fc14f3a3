package dev.zimmer.server.config;

import dev.zimmer.stamp.ClusterNode;
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
  /// @param cacheBytes memory for what has been read from the folder, outside the heap
  record Embedded(Path data, long cacheBytes) implements StoreConfig {
    /// As much memory as suits a laptop.
    public static final long DEFAULT_CACHE_BYTES = 64L << 20;

    private static final long SMALLEST_CACHE_BYTES = 1L << 20;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException with the name of the setting that is out of range
    public Embedded {
      if (cacheBytes < SMALLEST_CACHE_BYTES) {
        throw new IllegalArgumentException(
            "store-cache-bytes: "
                + cacheBytes
                + " (expected: at least "
                + SMALLEST_CACHE_BYTES
                + ")");
      }
    }

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
    /// Checks the range.
    ///
    /// @throws IllegalArgumentException with the name of the setting that is out of range
    public Cluster {
      if (nodeId.isPresent() && (nodeId.getAsInt() < 0 || nodeId.getAsInt() >= ClusterNode.IDS)) {
        throw new IllegalArgumentException(
            "node-id: " + nodeId.getAsInt() + " (expected: 0 to " + (ClusterNode.IDS - 1) + ")");
      }
    }

    @Override
    public Engine engine() {
      return Engine.cassandra;
    }
  }
}
