package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The options that say which store: the same for every command that opens one.
final class StoreOptions {
  @Option(
      names = "--data",
      description = "Folder of the store, made if missing; default ${DEFAULT-VALUE}.")
  Path data = Path.of("data", "serve");

  @Option(
      names = "--engine",
      description = "Store: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  StoreConfig.Engine engine = StoreConfig.Engine.rocksdb;

  /// What they add up to.
  ///
  /// @throws IllegalArgumentException with the name of the first that cannot be used
  StoreConfig toConfig() {
    return new StoreConfig(engine, data);
  }
}
