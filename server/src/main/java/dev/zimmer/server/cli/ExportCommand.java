package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.server.transfer.Exporter;
import dev.zimmer.server.transfer.Header;
import dev.zimmer.storage.StorageEngine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `zimmer export`: writes everything in a store to a file.
@Command(
    name = "export",
    description = {
      "Writes everything in a store to a file, as a backup or for another engine.",
      "The server of an embedded store must be stopped. See docs/transfer.md."
    })
final class ExportCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin StoreOptions store = new StoreOptions();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  @Nullable Path config;

  @Option(names = "--resume", description = "Goes on with an export that was interrupted.")
  boolean resume;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The file to write, which must not exist; - for standard output.")
  String file = "";

  @Override
  public Integer call() {
    Secrets.warn(spec);
    boolean toStandardOutput = file.equals("-");
    if (toStandardOutput && resume) {
      throw new ParameterException(
          spec.commandLine(), "--resume: standard output cannot be read (expected: a file)");
    }
    StoreConfig storeConfig = store.toConfig();
    try (StorageEngine engine = Stores.openExisting(storeConfig)) {
      Header header = Stores.header(storeConfig, InstantSource.system());
      Exporter exporter = new Exporter(engine, Stores.progress("exported"));
      if (toStandardOutput) {
        // Not System.out, which keeps quiet when nobody takes what it writes.
        exporter.toStream(header, new FileOutputStream(FileDescriptor.out));
      } else if (!resume) {
        exporter.toFile(header, Path.of(file));
      } else if (!exporter.resume(header, Path.of(file))) {
        System.err.println("zimmer: the export is whole already");
      }
    }
    return 0;
  }
}
