package dev.zimmer.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start a server.
///
/// @param data the data folder
/// @param port the port for calls
/// @param adminPort the port for operators
/// @param apps who may call
/// @param limits whether calls are limited
/// @param more further options, as they stand on the command line
record ServeOptions(
    Path data, int port, int adminPort, List<App> apps, boolean limits, List<String> more) {
  /// One app, no limits, ports that are free.
  static ServeOptions at(Path data) {
    return new ServeOptions(
        data, FreePort.find(), FreePort.find(), List.of(App.of(12345)), false, List.of());
  }

  ServeOptions withApps(List<App> other) {
    return new ServeOptions(data, port, adminPort, List.copyOf(other), limits, more);
  }

  ServeOptions withLimits() {
    return new ServeOptions(data, port, adminPort, apps, true, more);
  }

  ServeOptions with(String... other) {
    return new ServeOptions(data, port, adminPort, apps, limits, List.of(other));
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("serve");
    arguments.addAll(List.of("--host", "127.0.0.1"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--admin-port", Integer.toString(adminPort)));
    arguments.addAll(List.of("--data", data.toString()));
    apps.forEach(app -> arguments.addAll(List.of("--app", app.option())));
    if (!limits) {
      arguments.add("--no-limits");
    }
    arguments.addAll(more);
    return arguments;
  }
}
