package dev.zimmer.server.cli;

import dev.zimmer.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zimmer serve`: runs a server until it is told to stop.
@Command(
    name = "serve",
    description = {
      "Runs a server.",
      "Every option is also a key of the YAML file that --config names, without the dashes"
          + " (max-body-bytes: 1048576), and a variable (ZIMMER_MAX_BODY_BYTES)."
          + " The command line wins over the environment, and the environment over the file."
    })
final class ServeCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin ServerOptions options = new ServerOptions();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  @Nullable Path config;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Override
  public Integer call() {
    ServerConfig serverConfig = options.toConfig();
    Service.run(serverConfig, _ -> Secrets.warn(spec));
    return 0;
  }
}
