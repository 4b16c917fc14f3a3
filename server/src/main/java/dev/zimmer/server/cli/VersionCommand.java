package dev.zimmer.server.cli;

import picocli.CommandLine.Command;

/// `zimmer version`.
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
  @Override
  public void run() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    System.out.println(
        "zimmer " + (version == null ? "unpackaged" : version) + " on Java " + Runtime.version());
  }
}
