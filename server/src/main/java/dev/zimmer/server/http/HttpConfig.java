package dev.zimmer.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What may be set about the listener that takes calls.
///
/// @param host the address to listen on
/// @param port the port; 0 for any free one
/// @param tls the certificate for HTTPS; empty for plain HTTP
/// @param corsOrigins which web pages may call from a browser: origins, or `*` for all; empty for
///   none
/// @param bounds what one client may use
public record HttpConfig(
    String host, int port, Optional<TlsFiles> tls, List<String> corsOrigins, Bounds bounds) {
  /// Every address, port 8080, plain, no browsers.
  public static final HttpConfig DEFAULT =
      new HttpConfig("0.0.0.0", 8080, Optional.empty(), List.of(), Bounds.DEFAULT);

  /// Checks the range of the port.
  ///
  /// @throws IllegalArgumentException if the port is none
  public HttpConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
  }

  /// The same on another address.
  public HttpConfig at(String otherHost, int otherPort) {
    return new HttpConfig(otherHost, otherPort, tls, corsOrigins, bounds);
  }

  /// What one client may use, so that it costs nobody else anything.
  ///
  /// @param bodyBytes the largest body of a call
  /// @param headerBytes the largest header section
  /// @param requestLineBytes the longest request line: verb, path, query
  /// @param connections how many may be open at one time
  /// @param concurrentCalls how many calls may be in their actions at one time
  /// @param requestTime from a request's first byte to its last, and the same again for taking the
  ///   answer
  /// @param idleTime how long a connection may wait for its next request
  public record Bounds(
      int bodyBytes,
      int headerBytes,
      int requestLineBytes,
      int connections,
      int concurrentCalls,
      Duration requestTime,
      Duration idleTime) {
    /// 1 MiB bodies, 16 KiB headers and request lines, 10,000 connections, 2,000 calls, 30 s for a
    /// request, 2 min of idling.
    public static final Bounds DEFAULT =
        new Bounds(
            1 << 20,
            16 << 10,
            16 << 10,
            10_000,
            2_000,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2));

    /// Checks that everything is more than nothing.
    ///
    /// @throws IllegalArgumentException with the name of the setting that is not
    public Bounds {
      positive("max-body-bytes", bodyBytes);
      positive("max-header-bytes", headerBytes);
      positive("max-request-line-bytes", requestLineBytes);
      positive("max-connections", connections);
      positive("max-concurrent-calls", concurrentCalls);
      positive("request-seconds", requestTime.toMillis());
      positive("idle-seconds", idleTime.toMillis());
    }

    private static void positive(String name, long value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
      }
    }
  }
}
