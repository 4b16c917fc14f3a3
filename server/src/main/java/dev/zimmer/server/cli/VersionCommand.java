package dev.zimmer.server.cli;

import picocli.CommandLine.Command;

/// `zimmer version`.
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
  @Override
  public void run() {
    System.out.println("zimmer " + version() + " on Java " + Runtime.version());
  }

  /// The version of this program.
  static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
