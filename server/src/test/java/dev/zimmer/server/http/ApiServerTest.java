package dev.zimmer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.server.call.Fixture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {
  private static final Fixture fixture = new Fixture(new Fixture.Echo());
  private static final HttpConfig CONFIG =
      new HttpConfig(
          "127.0.0.1",
          0,
          Optional.empty(),
          List.of("https://app.example"),
          HttpConfig.Bounds.DEFAULT);
  private static final ApiServer server =
      new ApiServer(CONFIG, fixture.pipeline, fixture.json, Fixture.TIME);

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
  void anyVerb_reachesTheAction(String verb) throws IOException {
    assertThat(answer(verb, "/?" + signed(), "", "{\"Text\":\"hi\"}"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("\"Code\":0,")
        .contains("\"Text\":\"hi\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "nonsense",
        "multipart/form-data; boundary=x"
      })
  void anyContentType_isParsedAsJson(String type) throws IOException {
    assertThat(answer("POST", "/?" + signed(), "Content-Type: " + type + "\r\n", "{\"Text\":5}"))
        .contains("\"Code\":0,")
        .contains("\"Text\":\"5\"");
  }

  @Test
  void answer_headers_areWhatStrictClientsWant() throws IOException {
    assertThat(answer("GET", "/?" + signed(), "", ""))
        .containsIgnoringCase("\r\nContent-Type: application/json;charset=utf-8\r\n")
        .containsIgnoringCase("\r\nContent-Length: ")
        .doesNotContainIgnoringCase("Transfer-Encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserId[]=a&UserId[]=b",
        "UserId%5B%5D=a&UserId%5B%5D=b",
        "UserId=a&UserId=b",
        "IsTest=False&UserId[]=a&Odd=^{|}`\"<>&UserId=b"
      })
  void queryArrays_ofEveryKind_areLists(String parameters) throws IOException {
    assertThat(answer("GET", "/?" + parameters + "&" + signed(), "", ""))
        .contains("\"UserId\":[\"a\",\"b\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?", "?", "//?", "http://other.example/?", "/;UserRegister?", "/;?"})
  void target_withAnyRoot_isServed(String root) throws IOException {
    assertThat(answer("POST", root + signed(), "", "")).contains("\"Code\":0,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api?", "/index.html?", "/a/../b?", "/%2e%2e/x?", "/a;b?", "/;a/b?"})
  void otherPath_isA404WithJson(String path) throws IOException {
    assertThat(answer("POST", path + signed(), "", ""))
        .startsWith("HTTP/1.1 404 ")
        .contains("{\"Code\":100000007,");
  }

  @Test
  void clockOff_isA200WithTheCode() throws IOException {
    String query = signed().replace("Timestamp=1615186943", "Timestamp=1615100000");

    assertThat(answer("POST", "/?" + query, "", ""))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"Code\":100000004,");
  }

  @Test
  void chunkedBody_isRead() throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.send(
          "POST /?" + signed() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("5\r\n{\"Tex\r\n8\r\nt\":\"hi\"}\r\n0\r\n\r\n");

      assertThat(client.answer()).contains("\"Text\":\"hi\"");
    }
  }

  @Test
  void twoRequestsAtOnce_onOneConnection_areBothAnswered() throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.request("POST", "/?" + signed(), "", "{\"Text\":\"one\"}".getBytes(UTF_8));
      client.request("POST", "/?" + signed(), "", "{\"Text\":\"two\"}".getBytes(UTF_8));

      assertThat(client.answer()).contains("\"Text\":\"one\"");
      assertThat(client.answer()).contains("\"Text\":\"two\"");
    }
  }

  /// What one answer was written to is used by the next, be that longer, shorter or another's.
  @Test
  void manyCallersAtOnce_answersOfManyLengths_eachGetsTheirOwn() throws Exception {
    List<Callable<Boolean>> callers =
        IntStream.range(0, 16)
            .mapToObj(caller -> (Callable<Boolean>) () -> echoes(caller))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
      for (Future<Boolean> caller : threads.invokeAll(callers)) {
        assertThat(caller.get()).isTrue();
      }
    }
  }

  private static boolean echoes(int caller) throws IOException {
    String target = "/?" + signed();
    try (RawClient client = new RawClient(server.url())) {
      for (int call = 0; call < 50; call++) {
        int times = (call * 37 + caller) % 500 * (call % 10 == 0 ? 20 : 1) + 1;
        String text = "-" + caller + "." + call;
        String body = "{\"Text\":\"" + text + "\",\"Times\":" + times + "}";
        client.request("POST", target, "", body.getBytes(UTF_8));
        if (!client.answer().contains("\"Text\":\"" + text.repeat(times) + "\"")) {
          return false;
        }
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close"})
  void connectionClose_closesAfterTheAnswer(String value) throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.request(
          "POST", "/?" + signed(), "Connection: " + value + "\r\n", "{}".getBytes(UTF_8));

      assertThat(client.answer()).contains("\"Code\":0,");
      assertThat(client.isClosed()).isTrue();
    }
  }

  @Test
  void refusedCall_withAnUnreadBody_leavesTheConnectionInOrder() throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.request("POST", "/?AppId=x", "", "{\"Text\":\"one\"}".getBytes(UTF_8));
      client.request("POST", "/?" + signed(), "", "{\"Text\":\"two\"}".getBytes(UTF_8));

      assertThat(client.answer()).contains("\"Code\":100000001,");
      assertThat(client.answer()).contains("\"Text\":\"two\"");
    }
  }

  @Test
  void expectContinue_isToldToContinue() throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      client.send(
          "POST /?"
              + signed()
              + " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 100 ");
      client.send("{}");
      assertThat(client.answer()).contains("\"Code\":0,");
    }
  }

  @Test
  void browser_ofAnAllowedOrigin_seesTheAnswer() throws IOException {
    String origin = "Origin: https://app.example\r\n";

    assertThat(answer("OPTIONS", "/?" + signed(), origin, ""))
        .startsWith("HTTP/1.1 204 ")
        .containsIgnoringCase("Access-Control-Allow-Headers: Content-Type");
    assertThat(answer("POST", "/?" + signed(), origin, ""))
        .containsIgnoringCase("Access-Control-Allow-Origin: https://app.example")
        .contains("\"Code\":0,");
    assertThat(answer("POST", "/?" + signed(), "Origin: https://evil.example\r\n", ""))
        .doesNotContainIgnoringCase("Access-Control");
  }

  @Test
  void start_onATakenPort_saysWhichSettingToChange() {
    int taken = java.net.URI.create(server.url()).getPort();

    assertThatThrownBy(() ->
            new ApiServer(
                CONFIG.at("127.0.0.1", taken), fixture.pipeline, fixture.json, Fixture.TIME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("port: cannot listen on 127.0.0.1:" + taken);
  }

  private static String signed() {
    return Fixture.signedQuery("Echo");
  }

  private static String answer(String verb, String target, String headers, String body)
      throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      return client.request(verb, target, headers, body.getBytes(UTF_8)).answer();
    }
  }
}
