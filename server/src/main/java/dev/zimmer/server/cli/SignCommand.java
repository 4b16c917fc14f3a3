package dev.zimmer.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `zimmer sign`: prints the signed common parameters.
@Command(
    name = "sign",
    description =
        "Prints the signed common parameters of a call as a query string, good for ten minutes.")
final class SignCommand implements Runnable {
  @Mixin CallerOptions caller = new CallerOptions();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Override
  public void run() {
    System.out.println(caller.credentials().query());
  }
}
