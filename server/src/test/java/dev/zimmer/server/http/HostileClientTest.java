package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.server.call.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What broken and hostile clients get, and that a normal call beside them is answered: after each
/// test, with its clients still connected, one is made.
class HostileClientTest {
  private static final int BODY_BYTES = 10_000;
  private static final HttpConfig CONFIG =
      new HttpConfig(
          "127.0.0.1",
          0,
          Optional.empty(),
          List.of(),
          new HttpConfig.Bounds(
              BODY_BYTES, 4_000, 4_000, 1_000, 4, Duration.ofMillis(400), Duration.ofMillis(800)));
  private static final Fixture fixture = new Fixture(new Fixture.Echo());
  private static final ApiServer server =
      new ApiServer(CONFIG, fixture.pipeline, fixture.json, Fixture.TIME);

  private final List<RawClient> clients = new ArrayList<>();

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void aNormalCallIsAnswered() throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.request("POST", target(), "", "{\"Text\":\"normal\"}".getBytes(UTF_8));
      assertThat(client.answer()).contains("\"Code\":0,").contains("\"Text\":\"normal\"");
    }
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void body_overTheBound_isA413WithJson() throws IOException {
    RawClient client = client().request("POST", target(), "", new byte[BODY_BYTES + 1]);

    assertThat(client.answer())
        .startsWith("HTTP/1.1 413 ")
        .contains(
            "{\"Code\":100000012,\"Message\":\"the request's body is larger than 10000 bytes\"")
        .contains("\"RequestId\":\"");
  }

  @Test
  void body_farOverTheBound_stillGetsItsAnswer() throws IOException {
    RawClient client = client();
    client.send("POST " + target() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
    for (int i = 0; i < 6; i++) {
      client.send(new byte[10_000]);
    }

    assertThat(client.answer()).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void chunkedBody_overTheBound_isA413WithJson() throws IOException {
    RawClient client = client();
    client.send("POST " + target() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("ffff\r\n" + " ".repeat(0xffff) + "\r\n0\r\n\r\n");

    assertThat(client.answer()).startsWith("HTTP/1.1 413 ").contains("{\"Code\":100000012,");
  }

  @Test
  void body_atTheBound_isRead() throws IOException {
    byte[] body = ("{}" + " ".repeat(BODY_BYTES - 2)).getBytes(UTF_8);

    assertThat(client().request("POST", target(), "", body).answer()).contains("\"Code\":0,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"a\":[", "null", "\"", "{\"Text\":1e9999999999999}"})
  void body_brokenJson_isA200WithInvalidArgument(String json) throws IOException {
    byte[] body = json.repeat(Math.max(1, 9_000 / json.length())).getBytes(UTF_8);

    assertThat(client().request("POST", target(), "", body).answer())
        .startsWith("HTTP/1.1 200 ")
        .contains("{\"Code\":660000002,");
  }

  @Test
  void body_notUtf8_isA200WithInvalidArgument() throws IOException {
    byte[] body = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

    assertThat(client().request("POST", target(), "", body).answer())
        .contains("{\"Code\":660000002,\"Message\":\"the body is not valid UTF-8\"");
  }

  @Test
  void headers_overTheBound_areRefusedWithJson() throws IOException {
    RawClient client = client().send("GET " + target() + " HTTP/1.1\r\nHost: x\r\n");
    client.send("X-Flood: abcdefgh\r\n".repeat(300)).send("\r\n");

    assertThat(client.answer()).matches("(?s)HTTP/1.1 4\\d\\d .*\\{\"Code\":660000002,.*");
  }

  @Test
  void requestLine_overTheBound_isRefusedWithJson() throws IOException {
    RawClient client = client().send("GET /?" + "a".repeat(8_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(client.answer()).matches("(?s)HTTP/1.1 4\\d\\d .*\\{\"Code\":660000002,.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon here\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void brokenHttp_isRefusedWithoutAStackTrace(String request) throws IOException {
    assertThat(client().send(request).answer()).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "GET /?Action=",
        "POST / HTTP/1.1\r\nHost",
        "POST TARGET HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{",
        "POST TARGET HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"
      })
  void request_thatStopsHalfway_isCutOff(String start) throws IOException {
    assertThat(client().send(start.replace("TARGET", target())).isClosed()).isTrue();
  }

  @Test
  void clientsThatSendTheirBodiesForEver_takeNobodysPlace() throws IOException {
    for (int i = 0; i < 50; i++) {
      client().send("POST " + target() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
    }
  }

  @Test
  void clientThatDripsItsHeaders_isCutOff() throws Exception {
    assertCutOff(client().send("POST " + target() + " HTTP/1.1\r\nHost: x\r\n"), "X: y\r\n");
  }

  @Test
  void clientThatDripsItsBody_isCutOff() throws Exception {
    RawClient client = client();
    client.send("POST " + target() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{");
    assertCutOff(client, " ");
  }

  @Test
  void chunkSizeThatNeverEnds_isCutOff() throws Exception {
    RawClient client = client();
    client.send("POST " + target() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    assertCutOff(client, "0".repeat(10_000));
  }

  @Test
  void clientThatTakesNoAnswers_isCutOff() throws Exception {
    RawClient client = client();
    byte[] body = "{\"Text\":\"0123456789\",\"Times\":1000000}".getBytes(UTF_8);
    boolean isCut = false;
    for (int i = 0; i < 1_000_000 && !isCut; i++) {
      try {
        client.request("POST", target(), "", body);
      } catch (IOException _) {
        isCut = true;
      }
    }
    assertThat(isCut).isTrue();
  }

  @Test
  void idleConnection_isClosed() throws IOException {
    RawClient client = client().request("POST", target(), "", "{}".getBytes(UTF_8));
    assertThat(client.answer()).contains("\"Code\":0,");

    assertThat(client.isClosed()).isTrue();
  }

  /// Sends on until the server has had enough.
  private static void assertCutOff(RawClient client, String drip) throws Exception {
    boolean isCut = false;
    for (int i = 0; i < 200 && !isCut; i++) {
      try {
        client.send(drip);
        isCut = client.isClosedWithin(50);
      } catch (IOException _) {
        isCut = true;
      }
    }
    assertThat(isCut).isTrue();
  }

  private RawClient client() throws IOException {
    RawClient client = new RawClient(server.url());
    clients.add(client);
    return client;
  }

  private static String target() {
    return "/?" + Fixture.signedQuery("Echo");
  }
}
