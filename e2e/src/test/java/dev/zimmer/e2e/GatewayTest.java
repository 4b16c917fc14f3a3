package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How calls may come over the wire: verbs, where parameters stand, arrays, bodies and their types
/// (R20 to R23), the way real callers are known to do it.
final class GatewayTest {
  private static final int INVALID_ARGUMENT = 660000002;
  private static final String QUERY = "QueryConversationList";
  private static final String KICK = "KickoutGroupUser";

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  @BeforeEach
  void twoUsersWhoTalk() {
    backend.register("a", "b", "c", "d").sendPeer("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "REPORT", "FOO", "get"})
  void verb_any_takesParametersFromTheBody(String verb) {
    assertListOfA(client.request(QUERY).verb(verb).body("{\"FromUserId\":\"a\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "FOO"})
  void verb_any_takesParametersFromTheQuery(String verb) {
    assertListOfA(client.request(QUERY).verb(verb).with("FromUserId", "a").with("Limit", "1"));
  }

  @Test
  void parameters_inBoth_theBodyWins() {
    assertListOfA(
        client.request(QUERY).with("FromUserId", "nobody").body("{\"FromUserId\":\"a\"}"));
    assertListOfA(
        client.request(QUERY).with("FromUserId", "a").body("{\"FromUserId\":null,\"Limit\":1}"));
    assertListOfA(client.request(QUERY).with("FromUserId", "a").body("{\"Limit\":1}"));
  }

  @Test
  void parameters_ofDocumentedGet_workInQueryBodyOrBoth() {
    backend.createGroup("g1", "a");
    backend.createGroup("g2", "a");
    backend.createGroup("g3", "a");
    client.send(dismiss().verb("GET").with("FromUserId", "a").with("GroupId", "g1")).expect(0);
    client.send(dismiss().verb("GET").body("{\"FromUserId\":\"a\",\"GroupId\":\"g2\"}")).expect(0);
    client.send(dismiss().with("FromUserId", "a").body("{\"GroupId\":\"g3\"}")).expect(0);
  }

  private ApiRequest dismiss() {
    return client.request("DismissGroup").header("Content-Type", "application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserId[]=b&UserId[]=c",
        "UserId%5B%5D=b&UserId%5B%5D=c",
        "UserId=b&UserId=c",
        "UserId[]=b&IsTest=false&UserId%5B%5D=c",
        "UserId[0]=b&UserId[1]=c"
      })
  void array_inTheQuery_isAList(String query) {
    backend.createGroup("g", "a", "b", "c", "d");
    client
        .send(client.request(KICK).verb("GET").rawQuery("FromUserId=a&GroupId=g").rawQuery(query))
        .expect(0);
    JsonAnswer again = client.call(KICK, kick(List.of("b", "c", "d"))).expect(0);
    assertThat(again.failures("ErrorList")).containsExactly("b=660600008", "c=660600008");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserId[]=b", "UserId%5B%5D=b", "UserId=b"})
  void array_ofOneInTheQuery_isAListOfOne(String query) {
    backend.createGroup("g", "a", "b", "c");
    client
        .send(client.request(KICK).verb("GET").rawQuery("FromUserId=a&GroupId=g").rawQuery(query))
        .expect(0);
    JsonAnswer again = client.call(KICK, kick(List.of("b", "c"))).expect(0);
    assertThat(again.failures("ErrorList")).containsExactly("b=660600008");
  }

  private static Map<String, Object> kick(List<String> ids) {
    return Map.of("FromUserId", "a", "GroupId", "g", "UserId", ids);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=utf-8",
        "application/json; charset=ISO-8859-1",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "json",
        "*/*",
        "no/such/type; ;;="
      })
  void contentType_any_isReadAsJson(String type) {
    assertListOfA(
        client.request(QUERY).header("Content-Type", type).body("{\"FromUserId\":\"a\"}"));
  }

  @Test
  void contentType_jsonWithoutBody_isNoParameters() {
    ApiRequest request = client.request(QUERY).header("Content-Type", "application/json");
    assertListOfA(request.verb("GET").with("FromUserId", "a"));
    client.call(QUERY, " \r\n\t").expect(INVALID_ARGUMENT);
  }

  @Test
  void json_withEscapes_isTheTextItStandsFor() {
    backend.register("a b:c", "x.y");
    client.call(QUERY, "{\"FromUserId\":\"\\u0061 b\\u003ac\"}").expect(0);
    client.call(QUERY, "{\"\\u0046romUserId\":\"x\\u002ey\"}").expect(0);
    Map<String, Object> info = Map.of("UserId", "avatar");
    String body =
        ZimmerClient.json(Map.of("UserInfo", List.of(info)))
            .replace("}]", ",\"UserAvatar\":\"https:\\/\\/img.example\\/\\u4e2d\"}]");
    assertThat(body).contains("\\/");
    client.call("UserRegister", body).expect(0);
  }

  @Test
  void json_withByteOrderMark_isRead() {
    client.call(QUERY, "\uFEFF{\"FromUserId\":\"a\"}").expect(0);
  }

  @Test
  void parameters_unknown_areIgnored() {
    assertListOfA(
        client
            .request(QUERY)
            .rawQuery("IsTest=false&IsTest=False&x&=&&y=%25")
            .body("{\"FromUserId\":\"a\",\"Extra\":{\"deep\":[1,{}]},\"limit\":0}"));
  }

  @Test
  void action_inTheBody_isData() {
    assertListOfA(client.request(QUERY).body("{\"FromUserId\":\"a\",\"Action\":\"UserRegister\"}"));
    client
        .send(client.request("DeleteConv").body("{\"Action\":1,\"FromUserId\":\"a\"}"))
        .expect(INVALID_ARGUMENT);
  }

  @Test
  void numbers_asTexts_andFlagsInEveryForm_areRead() {
    for (String flag : List.of("true", "\"True\"", "1", "\"1\"", "false", "\"False\"", "0")) {
      client
          .call(
              "SendPeerMessage",
              """
              {"FromUserId":"a","ToUserId":["b"],"MessageType":"1","Priority":"2",
               "MessageBody":{"Message":"m"},"SendMsgOptions":{"NoUnread":%s}}\
              """
                  .formatted(flag))
          .expect(0);
    }
    client.call("DeleteConv", "{\"FromUserId\":\"a\",\"ConvId\":\"b\",\"ConvType\":\"0\"}");
    assertThat(backend.list("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?", "?", "http://zim-api.zego.im/?", "http://zim-api.zego.im?"})
  void target_withAndWithoutSlash_isServed(String target) {
    String request =
        "POST "
            + target
            + client.request(QUERY).query()
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 18\r\n\r\n"
            + "{\"FromUserId\":\"a\"}";
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      RawSocket.Response response = socket.send(request).readResponse();
      assertThat(response.status()).as(response.head()).isEqualTo(200);
      assertThat(ZimmerClient.checked(response.body()).expect(0).entries()).hasSize(1);
    }
  }

  @Test
  void path_other_isCleanly404() {
    for (String path : List.of("/x", "/index.html", "/health/live", "/metrics", "/openapi.yaml")) {
      try (RawSocket socket = RawSocket.open(zimmer.process())) {
        RawSocket.Response response =
            socket.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").readResponse();
        assertThat(response.status()).isEqualTo(404);
        ZimmerClient.checked(response.body());
      }
    }
  }

  /// What a Java program gets that does not ask for HTTP/1.1: its first request offers an upgrade.
  @Test
  void http_offerOfHttp2_isDeclinedOrTaken() {
    try (HttpClient plain = HttpClient.newHttpClient()) {
      ZimmerClient other = client.through(plain);
      assertThat(other.call(QUERY, Map.of("FromUserId", "a")).expect(0).entries()).hasSize(1);
      assertThat(other.call(QUERY, Map.of("FromUserId", "b")).expect(0).entries()).hasSize(1);
    }
  }

  @Test
  void http_chunks_areServed() {
    String query = client.request(QUERY).query();
    String body = "{\"FromUserId\":\"a\"}";
    String chunks = "5\r\n" + body.substring(0, 5) + "\r\nd\r\n" + body.substring(5);
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      socket.send("POST /?" + query + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      RawSocket.Response response = socket.send(chunks + "\r\n0\r\n\r\n").readResponse();
      ZimmerClient.checked(response.body()).expect(0);
    }
  }

  @Test
  void http_manyCallsOnOneConnection_areAnsweredInTheirOrder() {
    try (RawSocket socket = RawSocket.open(zimmer.process())) {
      for (int i = 0; i < 20; i++) {
        socket.send(client.request(QUERY).body("{\"FromUserId\":\"a\"}").toBytes());
        socket.send(client.request(QUERY).body("{\"FromUserId\":\"c\"}").toBytes());
      }
      for (int i = 0; i < 20; i++) {
        assertThat(ZimmerClient.checked(socket.readResponse().body()).entries()).hasSize(1);
        assertThat(ZimmerClient.checked(socket.readResponse().body()).entries()).isEmpty();
      }
    }
  }

  @Test
  void requestIds_ofManyCalls_areDistinct() {
    List<String> ids =
        java.util.stream.IntStream.range(0, 200)
            .mapToObj(i -> client.call(QUERY, Map.of("FromUserId", "a")).requestId())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void apps_areApart() {
    Backend other = zimmer.newBackend();
    other.client().call(QUERY, Map.of("FromUserId", "a")).expect(660500002);
    other.register("a", "b");
    assertThat(other.list("a")).isEmpty();
    backend.createGroup("g", "a", "b");
    other.createGroup("g", "b", "a");
    other.sendGroup("a", "g");
    assertThat(backend.list("b")).extracting(Entry::key).containsExactly("0/a");
    backend.dismiss("a", "g");
    assertThat(other.list("a")).extracting(Entry::key).containsExactly("2/g");
  }

  @Test
  void answer_everyKind_isJsonInUtf8() {
    for (ApiRequest request :
        List.of(
            client.request(QUERY).body("{\"FromUserId\":\"a\"}"),
            client.request(QUERY).body("{\"FromUserId\":\"中\"}"),
            client.request("Nonsense"),
            client.request(QUERY).without("AppId"))) {
      HttpResponse<byte[]> response = client.exchange(request);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type ->
              assertThat(type.replace(" ", ""))
                  .isEqualToIgnoringCase("application/json;charset=utf-8"));
      assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("{\"Code\":");
    }
  }

  private void assertListOfA(ApiRequest request) {
    assertThat(client.send(request).expect(0).entries())
        .extracting(Entry::key)
        .containsExactly("0/b");
  }
}
