package dev.zimmer.server;

import dev.zimmer.server.cli.ZimmerCommand;

/// The program.
public final class Main {
  private Main() {}

  /// Runs a command and exits with its code.
  public static void main(String[] arguments) {
    System.exit(ZimmerCommand.run(arguments, System.getenv()));
  }
}
