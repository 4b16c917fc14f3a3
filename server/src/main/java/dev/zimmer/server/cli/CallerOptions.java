package dev.zimmer.server.cli;

import dev.zimmer.server.auth.App;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/// In whose name calls are signed. Each option is also a variable: ZIMMER_APP_ID,
/// ZIMMER_SERVER_SECRET.
final class CallerOptions {
  @Option(
      names = "--app-id",
      description = "AppId; default that of `zimmer dev`. Variable: ZIMMER_APP_ID.")
  String appId = DemoApp.ID;

  @Secret
  @Option(
      names = "--server-secret",
      description = "ServerSecret; default that of `zimmer dev`. Variable: ZIMMER_SERVER_SECRET.")
  String serverSecret = DemoApp.SECRET;

  Credentials credentials() {
    try {
      return new Credentials(App.parse(appId + ':' + serverSecret), InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("app-id and server-secret: " + e.getMessage(), e);
    }
  }
}
