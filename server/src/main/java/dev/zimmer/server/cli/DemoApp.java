package dev.zimmer.server.cli;

import dev.zimmer.server.auth.App;

/// The app of `zimmer dev`. Its secret is no secret: everybody has this program.
final class DemoApp {
  /// The address that `dev` listens on, and `call` calls, unless told otherwise.
  static final String URL = "http://127.0.0.1:8080";

  static final String ID = "12345";
  static final String SECRET = "9193cc662a4c0ec135ec71fb57194b38";
  static final App APP = App.parse(ID + ':' + SECRET);

  private DemoApp() {}
}
