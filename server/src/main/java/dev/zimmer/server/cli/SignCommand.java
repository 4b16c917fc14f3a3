package dev.zimmer.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `zimmer sign`: prints the signed common parameters.
@Command(
    name = "sign",
    description =
        "Prints the signed common parameters of a call as a query string, good for ten minutes.")
final class SignCommand implements Runnable {
  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin CallerOptions caller = new CallerOptions();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Override
  public void run() {
    Secrets.warn(spec);
    System.out.println(caller.credentials().query());
  }
}
