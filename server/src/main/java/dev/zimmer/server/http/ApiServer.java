package dev.zimmer.server.http;

import dev.zimmer.server.call.CallPipeline;
import dev.zimmer.server.wire.Json;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.time.InstantSource;

/// The listener that takes calls, over HTTP/1.1 or HTTPS, a virtual thread for each connection.
public final class ApiServer implements AutoCloseable {
  private static final Duration FINISHING_TIME = Duration.ofSeconds(10);
  private static final Duration MAX_SWEEP = Duration.ofSeconds(1);

  private final WebServer server;
  private final boolean isSecure;
  private final String host;

  /// A server that listens when this returns.
  ///
  /// @throws IllegalArgumentException if the certificate cannot be used or the address cannot be
  ///   listened on, with what to change
  public ApiServer(HttpConfig config, CallPipeline pipeline, Json json, InstantSource time) {
    ErrorPages errorPages = new ErrorPages(json, time, config);
    HttpConfig.Bounds bounds = config.bounds();
    Deadlines deadlines = new Deadlines(bounds);
    Http1Config protocol =
        Http1Config.builder()
            .maxPrologueLength(bounds.requestLineBytes())
            .maxHeadersSize(bounds.headerBytes())
            // Callers send brackets, carets and bars in the query as they are.
            .validatePrologue(false)
            .validatePath(false)
            .addSendListener(deadlines)
            .build();
    this.host = config.host();
    this.isSecure = config.tls().isPresent();
    var builder =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .shutdownGracePeriod(FINISHING_TIME)
            .maxPayloadSize(bounds.bodyBytes())
            .maxTcpConnections(bounds.connections())
            .idleConnectionTimeout(bounds.idleTime())
            .idleConnectionPeriod(sweep(bounds))
            .contentEncoding(encodings -> encodings.contentEncodingsDiscoverServices(false))
            .protocolsDiscoverServices(false)
            .addConnectionSelector(
                deadlines.guard(Http1ConnectionSelector.builder().config(protocol).build()))
            .directHandlers(errorPages.forEverything())
            .routing(routing ->
                routing
                    .addFilter(new ClosingFilter())
                    .any(new ApiHandler(pipeline, errorPages, config)));
    config.tls().ifPresent(files -> builder.tls(tls -> tls.sslContext(files.sslContext())));
    this.server = builder.build().start();
    requireListening(server, "port", config.host(), config.port());
  }

  /// Returns if a server listens: the library logs that it cannot, and goes on.
  ///
  /// @param setting the name of the setting to change
  /// @throws IllegalArgumentException if it does not
  public static void requireListening(WebServer server, String setting, String host, int port) {
    if (!server.isRunning() || server.port() < 0) {
      throw new IllegalArgumentException(
          "%s: cannot listen on %s:%d (expected: an address of this machine and a free port)"
              .formatted(setting, host, port));
    }
  }

  /// How often connections are looked at: once a second, oftener if their time is short.
  private static Duration sweep(HttpConfig.Bounds bounds) {
    Duration quarter = bounds.requestTime().dividedBy(4);
    return quarter.compareTo(MAX_SWEEP) < 0 ? quarter : MAX_SWEEP;
  }

  /// Where it listens: `http://127.0.0.1:8080`.
  public String url() {
    String shown =
        switch (host) {
          case "0.0.0.0", "::" -> "127.0.0.1";
          case String address when address.contains(":") -> '[' + address + ']';
          default -> host;
        };
    return (isSecure ? "https://" : "http://") + shown + ':' + server.port();
  }

  /// Takes no more calls, lets those that run finish, and returns.
  @Override
  public void close() {
    server.stop();
  }
}
