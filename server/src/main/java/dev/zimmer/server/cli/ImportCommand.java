package dev.zimmer.server.cli;

import dev.zimmer.server.transfer.Importer;
import dev.zimmer.storage.StorageEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `zimmer import`: puts an export into an empty store.
@Command(
    name = "import",
    description = {
      "Puts everything that an export holds into an empty store.",
      "Run it again to finish an import that was interrupted. Until then the store is not served."
          + " See docs/transfer.md."
    })
final class ImportCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin StoreOptions store = new StoreOptions();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  @Nullable Path config;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The export to read; - for standard input.")
  String file = "";

  @Override
  public Integer call() throws IOException {
    Secrets.warn(spec);
    // Before the store, which would be made even if there is nothing to import.
    try (InputStream in = file.equals("-") ? System.in : Importer.open(Path.of(file));
        StorageEngine engine = Stores.open(store.toConfig())) {
      new Importer(engine, Stores.progress("imported")).run(in);
    }
    return 0;
  }
}
