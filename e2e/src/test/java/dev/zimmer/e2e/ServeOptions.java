package dev.zimmer.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start a server.
///
/// @param program what the JVM runs, as it takes it
/// @param data the data folder; its log is written beside it, also if the store is elsewhere
/// @param store the options that say which store
/// @param port the port for calls
/// @param adminPort the port for operators
/// @param apps who may call
/// @param limits whether calls are limited
/// @param more further options, as they stand on the command line
record ServeOptions(
    List<String> program,
    Path data,
    List<String> store,
    int port,
    int adminPort,
    List<AppCredentials> apps,
    boolean limits,
    List<String> more) {
  /// An embedded store, one app, no limits, ports that are free.
  static ServeOptions at(Path data) {
    return onStore(data, List.of("--data", data.toString()));
  }

  /// The same on a store that lies elsewhere.
  ///
  /// @param name the log is beside it
  /// @param store the options that say which store
  static ServeOptions onStore(Path name, List<String> store) {
    return new ServeOptions(
        ZimmerJar.program(),
        name,
        store,
        FreePort.find(),
        FreePort.find(),
        List.of(AppCredentials.of(12345)),
        false,
        List.of());
  }

  ServeOptions withApps(List<AppCredentials> other) {
    return new ServeOptions(
        program, data, store, port, adminPort, List.copyOf(other), limits, more);
  }

  ServeOptions withLimits() {
    return new ServeOptions(program, data, store, port, adminPort, apps, true, more);
  }

  ServeOptions with(String... other) {
    return new ServeOptions(program, data, store, port, adminPort, apps, limits, List.of(other));
  }

  /// The same run by another program than the jar.
  ServeOptions by(List<String> other) {
    return new ServeOptions(other, data, store, port, adminPort, apps, limits, more);
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("serve");
    arguments.addAll(List.of("--host", "127.0.0.1"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--admin-port", Integer.toString(adminPort)));
    arguments.addAll(store);
    apps.forEach(app -> arguments.addAll(List.of("--app", app.option())));
    if (!limits) {
      arguments.add("--no-limits");
    }
    arguments.addAll(more);
    return arguments;
  }
}
