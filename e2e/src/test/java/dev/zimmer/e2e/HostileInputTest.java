package dev.zimmer.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies and parameters that nobody should send: each is refused with a code that blames the
/// caller, and a neighbour is served all the while. (What is wrong below HTTP: [HostileWireTest].)
final class HostileInputTest {
  private static final int INVALID_ARGUMENT = 660000002;
  private static final int DEEP = 100_000;
  private static final String QUERY = "QueryConversationList";
  private static final String SEND = "SendPeerMessage";

  /// The codes with which a server admits a fault of its own.
  private static final Set<Integer> OUR_FAULT = Set.of(660000001, 660800053, 660600015, 660600009);

  private static final List<String> WRONG_VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1.5",
          "1e400",
          "-1e400",
          "1e999999999",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"1e400\"",
          "\"NaN\"",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "{}",
          "{\"a\":[{}]}",
          "9223372036854775808",
          "[1,\"a\",null]");

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();
  private final ApiDescription description = ApiDescription.of(Admin.of(zimmer.process()));
  private final Neighbour neighbour = Neighbour.start(zimmer.newBackend());

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b");
  }

  /// Those of whom the description's examples speak.
  private void registerTheUsersOfExamples() {
    backend.register("alice", "bob", "carol", "dave", "erin");
    backend.createGroup("team", "alice", "bob");
  }

  @AfterEach
  void neighbourWasServed() {
    neighbour.awaitService();
    neighbour.close();
    assertThat(zimmer.process().isAlive()).isTrue();
  }

  @Test
  void json_truncatedAnywhere_isRefused() {
    String whole = ZimmerClient.json(Backend.peerMessage("a", List.of("b")));
    for (int end = 0; end < whole.length(); end++) {
      client.call(SEND, whole.substring(0, end)).expect(INVALID_ARGUMENT);
    }
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  void json_endlesslyNested_isRefused() {
    for (String body :
        List.of(
            "[".repeat(DEEP),
            "{\"a\":".repeat(DEEP),
            "{\"FromUserId\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}",
            "{\"x\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP) + "}",
            "{\"MessageBody\":{\"Message\":" + "[".repeat(DEEP))) {
      client.call(SEND, body).expect(INVALID_ARGUMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 13, 14})
  void jsonInsideAMessage_nestedOrBroken_isRefused(int type) {
    for (String text :
        List.of("{\"MultiMsg\":" + "[".repeat(900), "{\"a\":".repeat(300), "{", "[]", "\ud83d")) {
      Map<String, Object> message = Backend.peerMessage("a", List.of("b"));
      message.put("MessageType", type);
      message.put("MessageBody", Map.of("Message", text));
      client.call(SEND, message).expect(INVALID_ARGUMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "0x10",
        ".5",
        "1.",
        "1e",
        "--1",
        "undefined",
        "'a'",
        "1e99999999999",
        "-1e-99999999999",
        "1,}",
        "1 2"
      })
  void json_thatIsNone_isRefused(String value) {
    for (String name : List.of("Limit", "Next", "Unknown")) {
      client
          .call(QUERY, "{\"FromUserId\":\"a\",\"" + name + "\":" + value + "}")
          .expect(INVALID_ARGUMENT);
    }
  }

  @Test
  void json_otherThanAnObject_isRefused() {
    for (String body : List.of("[]", "1", "\"a\"", "null", "true", "{}{}", "{} x", "a=b", "<a/>")) {
      client.call(QUERY, body).expect(INVALID_ARGUMENT);
    }
  }

  @Test
  void numbers_ofAnyLength_cannotBeSent() {
    String digits = "9".repeat(500_000);
    for (String value : List.of(digits, "-" + digits, "0." + digits, "\"" + digits + "\"")) {
      for (String name : List.of("Limit", "Next")) {
        JsonAnswer answer =
            client.call(QUERY, "{\"FromUserId\":\"a\",\"" + name + "\":" + value + "}");
        assertThat(answer.code()).isIn(0, INVALID_ARGUMENT);
      }
    }
  }

  @Test
  void numbers_withHugeExponents_areNumbersOrRefused() {
    for (String value : List.of("1e400", "-1e400", "1e-400", "1e999999999", "1e-999999999")) {
      JsonAnswer limit = client.call(QUERY, "{\"FromUserId\":\"a\",\"Limit\":" + value + "}");
      assertThat(limit.code()).as("Limit %s", value).isIn(0, INVALID_ARGUMENT);
      client.call(QUERY, "{\"FromUserId\":\"a\",\"Next\":" + value + "}").expect(INVALID_ARGUMENT);
    }
  }

  @Test
  void names_ofAnyLength_cannotBeSent() {
    String body = "{\"" + "n".repeat(900_000) + "\":1,\"FromUserId\":\"a\"}";
    assertThat(client.call(QUERY, body).code()).isIn(0, INVALID_ARGUMENT);
  }

  @Test
  void names_manyWithOneHash_costNobodyElseAnything() {
    StringBuilder body = new StringBuilder("{\"FromUserId\":\"a\"");
    for (int i = 0; i < 1 << 14; i++) {
      String bits = "%14s".formatted(Integer.toBinaryString(i)).replace(' ', '0');
      body.append(",\"").append(bits.replace("0", "Aa").replace("1", "BB")).append("\":1");
    }
    assertThat(client.call(QUERY, body.append('}').toString()).code()).isIn(0, INVALID_ARGUMENT);
  }

  @Test
  void utf8_invalid_isRefused() {
    for (String bytes :
        List.of(
            "\u00ff",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00f4\u0090\u0080\u0080",
            "\u00e4\u00b8")) {
      byte[] body = ("{\"FromUserId\":\"" + bytes + "\"}").getBytes(ISO_8859_1);
      client.send(client.request(QUERY).body(body)).expect(INVALID_ARGUMENT);
      byte[] inMessage =
          ZimmerClient.json(Backend.peerMessage("a", List.of("b")))
              .replace("hello", bytes)
              .getBytes(ISO_8859_1);
      client.send(client.request(SEND).body(inMessage)).expect(INVALID_ARGUMENT);
    }
    client.send(client.request(QUERY).rawQuery("FromUserId=%FF%FE")).expect(INVALID_ARGUMENT);
    byte[] utf16 = "{\"FromUserId\":\"a\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    client.send(client.request(QUERY).body(utf16)).expect(INVALID_ARGUMENT);
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  void surrogates_alone_areRefusedWhereTheyWouldBeStored() {
    client
        .call("UserRegister", "{\"UserInfo\":[{\"UserId\":\"u\",\"UserName\":\"\\ud800\"}]}")
        .expect(INVALID_ARGUMENT);
    String message = ZimmerClient.json(Backend.peerMessage("a", List.of("b")));
    client.call(SEND, message.replace("hello", "\\udc00x")).expect(INVALID_ARGUMENT);
    client.call(QUERY, "{\"FromUserId\":\"\\ud800\"}").expect(INVALID_ARGUMENT);
  }

  @Test
  void parameters_ofWrongKinds_areNeverOurFault() {
    registerTheUsersOfExamples();
    for (String action : description.actions()) {
      for (String parameter : description.parameters(action)) {
        for (String value : WRONG_VALUES) {
          assertCallersFault(action, exampleExcept(action, parameter, "REPLACED", value));
        }
      }
    }
  }

  /// Whatever is in a list, or in an object within a request: each of its fields by itself.
  @Test
  void nestedFields_ofWrongKinds_areNeverOurFault() {
    registerTheUsersOfExamples();
    for (String action : description.actions()) {
      for (String parameter : description.parameters(action)) {
        for (String field : description.fieldsOf(action, parameter)) {
          Map<String, Object> object = nested(description.example(action).get(parameter));
          object.put(field, "REPLACED");
          for (String value : WRONG_VALUES) {
            assertCallersFault(action, exampleExcept(action, parameter, object, value));
            assertCallersFault(action, exampleExcept(action, parameter, List.of(object), value));
          }
        }
      }
    }
  }

  /// The example of a request with something else for one parameter, in which a value stands in the
  /// place of `REPLACED`.
  private String exampleExcept(String action, String parameter, Object other, String value) {
    Map<String, Object> body = description.example(action);
    body.put(parameter, other);
    return ZimmerClient.json(body).replace("\"REPLACED\"", value);
  }

  /// The object that an example has for a parameter, or the first of several; empty if it has none.
  private static Map<String, Object> nested(@Nullable Object example) {
    Object one = example instanceof List<?> list && !list.isEmpty() ? list.getFirst() : example;
    Map<String, Object> object = new LinkedHashMap<>();
    if (one instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> object.put(String.valueOf(name), field));
    }
    return object;
  }

  @Test
  void messageBodies_ofWrongKinds_areNeverOurFault() {
    for (String value : WRONG_VALUES) {
      assertCallersFault(SEND, messageWith("\"Message\":" + value));
      assertCallersFault(SEND, messageWith("\"Message\":\"m\",\"OfflinePush\":" + value));
      assertCallersFault(SEND, messageWith("\"Message\":\"m\",\"HasReceipt\":" + value));
      assertCallersFault(SEND, messageWith("\"Message\":\"m\",\"IsBase64\":" + value));
    }
  }

  private static String messageWith(String fields) {
    return "{\"FromUserId\":\"a\",\"ToUserId\":[\"x\"],\"MessageType\":2,\"Priority\":1,"
        + "\"MessageBody\":{"
        + fields
        + "}}";
  }

  private void assertCallersFault(String action, String body) {
    JsonAnswer answer = client.call(action, body);
    assertThat(answer.code()).as("%s %s: %s", action, body, answer.json()).isNotIn(OUR_FAULT);
  }

  @Test
  void lists_endlesslyLong_areRefused() {
    registerTheUsersOfExamples();
    for (String action : description.actions()) {
      for (String parameter : description.lists(action)) {
        Map<String, Object> object = nested(description.example(action).get(parameter));
        List<?> many =
            object.isEmpty() ? Backend.ids("u", 40_000) : Collections.nCopies(5_000, object);
        String body = exampleExcept(action, parameter, many, "");
        assertThat(body.getBytes(UTF_8)).hasSizeLessThan(1 << 20);
        assertCallersFault(action, body);
      }
    }
  }

  @Test
  void text_thatTriesToWriteItsOwnLogLine_staysInOne() {
    String forged = "x\n2026-01-01T00:00:00.000Z ERROR forged\r\n";
    client.call(QUERY, Map.of("FromUserId", forged)).expect(INVALID_ARGUMENT);
    client.call(QUERY, Map.of("FromUserId", "nobody")).expect(660500002);
    client.send(client.request("Nonsense" + forged)).expect(100000007);
    assertThat(zimmer.process().log().lines()).noneMatch(line -> line.startsWith("2026-01-01"));
  }

  @Test
  void message_neverStandsInTheLog() {
    String secret = "confidential-7d1f";
    Map<String, Object> message = Backend.peerMessage("a", List.of("x"));
    message.put("MessageBody", Map.of("Message", secret));
    client.call(SEND, message).expect(660700015);
    message.put("MessageBody", Map.of("Message", secret.repeat(200)));
    client.call(SEND, message).expect(660400001);
    message.put("MessageType", 11);
    message.put("MessageBody", Map.of("Message", secret));
    client.call(SEND, message).expect(INVALID_ARGUMENT);
    client.call(SEND, "{\"MessageBody\":{\"Message\":\"" + secret + "\"}").expect(INVALID_ARGUMENT);
    assertThat(zimmer.process().log()).doesNotContain(secret);
  }
}
