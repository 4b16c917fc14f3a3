package dev.zimmer.bench.peer;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ceiling: Zimmer's HTTP library, set up as Zimmer sets it up, answering every request with
/// the same bytes from memory. Nothing that runs on this library can be faster.
public final class CeilingServer {
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json;charset=utf-8");

  private CeilingServer() {}

  /// Serves until killed.
  ///
  /// @param args port, file with the bytes
  public static void main(String[] args) throws IOException {
    byte[] answer = Files.readAllBytes(Path.of(args[1]));
    WebServer.builder()
        .host("127.0.0.1")
        .port(Integer.parseInt(args[0]))
        .contentEncoding(encodings -> encodings.contentEncodingsDiscoverServices(false))
        .routing(routing -> routing.any((_, response) -> response.header(JSON).send(answer)))
        .build()
        .start();
  }
}
