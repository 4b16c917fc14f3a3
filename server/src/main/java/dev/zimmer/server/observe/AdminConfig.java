package dev.zimmer.server.observe;

/// What may be set about the admin listener.
///
/// @param host the address to listen on
/// @param port the port; 0 for any free one
/// @param export whether everything in the store can be fetched there
public record AdminConfig(String host, int port, boolean export) {
  /// This machine alone, port 8081: what is there is nobody else's business. No export.
  public static final AdminConfig DEFAULT = new AdminConfig("127.0.0.1", 8081, false);

  /// Checks the range of the port.
  ///
  /// @throws IllegalArgumentException if the port is none
  public AdminConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("admin-port: " + port + " (expected: 0 to 65535)");
    }
  }
}
