package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the listener counts on in the HTTP library and its documentation does not promise.
class HttpLibraryTest {
  /// Later answers are written to the arrays of those that were sent.
  @ParameterizedTest
  @ValueSource(ints = {1, 10_000, 1_000_000})
  void send_arrayOverwrittenWhenItReturns_hasSentWhatWasInIt(int length) throws IOException {
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .shutdownHook(false)
            .routing(routing ->
                routing.any((_, response) -> {
                  byte[] array = new byte[length];
                  Arrays.fill(array, (byte) 'a');
                  response.send(array, 0, length);
                  Arrays.fill(array, (byte) 'b');
                }))
            .build()
            .start();
    try (RawClient client = new RawClient("http://127.0.0.1:" + server.port())) {
      client.request("GET", "/", "", "".getBytes(ISO_8859_1));
      assertThat(client.answer()).endsWith("\r\n\r\n" + "a".repeat(length));
    } finally {
      server.stop();
    }
  }
}
