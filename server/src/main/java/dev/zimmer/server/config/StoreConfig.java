package dev.zimmer.server.config;

import java.nio.file.Path;

/// Which store, for every command that opens one.
///
/// @param engine what keeps it
/// @param data the folder of an embedded store
public record StoreConfig(Engine engine, Path data) {
  /// The stores that an operator may ask for.
  public enum Engine {
    /// The embedded store, in a folder.
    rocksdb,
    /// A cluster; not yet in this version.
    cassandra
  }

  /// Checks that the engine is there.
  ///
  /// @throws IllegalArgumentException if it is not yet
  public StoreConfig {
    if (engine != Engine.rocksdb) {
      throw new IllegalArgumentException(
          "engine: " + engine + " is not yet in this version (expected: rocksdb)");
    }
  }
}
