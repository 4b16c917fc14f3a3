package dev.zimmer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clauses of the page of QueryConversationList that no scenario proves, under their ids in
/// `docs/compatibility.md`.
abstract class SeedPageClauses {
  private static final int INVALID_ARGUMENT = 660000002;
  private static final int OPERATOR_NOT_REGISTERED = 660500002;
  private static final String QUERY = "QueryConversationList";
  private static final String PERMITTED_SIGNS = "!#$%&()+-:;<=.>?@[]^_ {}|~";
  private static final List<String> LIMITS_THAT_BECOME_100 =
      List.of(
          "0", "-1", "-9223372036854775808", "-1e400", "\"0\"", "\"-7\"", "null", "0.0", "-0.5");
  private static final List<String> LIMITS_THAT_BECOME_500 =
      List.of("501", "2147483648", "9223372036854775808", "1e400", "\"99999999999999999999\"");
  private static final String REFUSED_SIGNS = "\"'*,/\\`\t\n\0\u007fé中";

  private final RunningZimmer zimmer;
  private final Backend backend;
  private final ZimmerClient client;

  SeedPageClauses(RunningZimmer zimmer) {
    this.zimmer = zimmer;
    this.backend = zimmer.newBackend();
    this.client = backend.client();
  }

  /// With which limits a list of a thousand is walked: all there are, or some.
  abstract IntStream limits();

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
  @DisplayName("Q6 any verb works")
  void q06_anyVerb_works(String verb) {
    backend.sendPeer("a", "b");
    JsonAnswer answer =
        client.send(client.request(QUERY).verb(verb).body("{\"FromUserId\":\"a\"}"));
    assertThat(answer.expect(0).entries()).extracting(Entry::key).containsExactly("0/b");
  }

  @Test
  @DisplayName("Q7 the host name does not matter")
  void q07_anyHostName_works() {
    for (String host : List.of("zim-api.zego.im", "ZIMMER.example:8080", "[::1]", "127.0.0.1")) {
      byte[] request =
          new String(client.request(QUERY).body("{\"FromUserId\":\"a\"}").toBytes(), UTF_8)
              .replace("Host: x\r\n", "Host: " + host + "\r\nConnection: close\r\n")
              .getBytes(UTF_8);
      try (RawSocket socket = RawSocket.open(zimmer.process())) {
        socket.send(request);
        ZimmerClient.checked(socket.readResponse().body()).expect(0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AppId", "Timestamp", "SignatureNonce", "SignatureVersion", "Signature"})
  @DisplayName("Q10 every common parameter is needed in the query")
  void q10_withoutCommonParameter_isRefused(String name) {
    JsonAnswer answer =
        client.send(client.request(QUERY).without(name).body("{\"FromUserId\":\"a\"}"));
    assertThat(answer.code()).isBetween(100000001, 100000014);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"FromUserId\":null}",
        "{\"FromUserId\":\"\"}",
        "{\"FromUserId\":\"123456789012345678901234567890123\"}",
        "{\"FromUserId\":\"a/b\"}",
        "{\"FromUserId\":[\"a\"]}",
        "{\"FromUserId\":{\"a\":1}}"
      })
  @DisplayName("Q11 FromUserId absent, empty, too long or of a wrong kind: 660000002")
  void q11_wrongFromUserId_isRefused(String body) {
    JsonAnswer answer = client.call(QUERY, body).expect(INVALID_ARGUMENT);
    assertThat(answer.message()).contains("FromUserId");
  }

  @Test
  @DisplayName("Q12 registered is enough, unregistered is 660500002")
  void q12_onlyRegistered_haveLists() {
    client.call(QUERY, Map.of("FromUserId", "a")).expect(0);
    client.call(QUERY, Map.of("FromUserId", "A")).expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  @DisplayName("Q13, Q14, Q15 Limit absent, 0 or less becomes 100, over 500 it becomes 500")
  void q14_limitOutOfRange_isCorrected() {
    manyPeers(501);
    for (String limit : LIMITS_THAT_BECOME_100) {
      assertThat(pageWithLimit(limit).entries()).as("Limit %s", limit).hasSize(100);
    }
    for (String limit : LIMITS_THAT_BECOME_500) {
      assertThat(pageWithLimit(limit).entries()).as("Limit %s", limit).hasSize(500);
    }
  }

  @Test
  @DisplayName("Q13 Limit may be a numeric string; what is no number is 660000002")
  void q13_limitAsText_isNumberOrRefused() {
    manyPeers(5);
    assertThat(pageWithLimit("\"3\"").entries()).hasSize(3);
    assertThat(pageWithLimit("3.0").entries()).hasSize(3);
    for (String limit : List.of("\"three\"", "[3]", "{}", "true")) {
      client.call(QUERY, "{\"FromUserId\":\"a\",\"Limit\":" + limit + "}").expect(INVALID_ARGUMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "\"x\"",
        "\"-1\"",
        "9007199254740992",
        "1e400",
        "[0]",
        "{}",
        "true",
        "-1e400"
      })
  @DisplayName("Q16 a Next that is negative, has a fraction or is no number: 660000002")
  void q16_wrongNext_isRefused(String next) {
    JsonAnswer answer =
        client.call(QUERY, "{\"FromUserId\":\"a\",\"Next\":" + next + "}").expect(INVALID_ARGUMENT);
    assertThat(answer.message()).contains("Next");
  }

  @Test
  @DisplayName(
      "Q16 Next absent, null, 0 and \"0\" start; a returned Next goes on, also as a string")
  void q16_next_startsOrGoesOn() {
    manyPeers(5);
    for (String start : List.of("null", "0", "\"0\"", "0.0")) {
      JsonAnswer first =
          client.call(QUERY, "{\"FromUserId\":\"a\",\"Limit\":3,\"Next\":" + start + "}");
      assertThat(first.expect(0).entries()).hasSize(3);
      Map<String, ?> asText =
          Map.of("FromUserId", "a", "Limit", 3, "Next", Long.toString(first.next()));
      assertThat(client.call(QUERY, asText).expect(0).entries())
          .isEqualTo(backend.page("a", 3, first.next()).entries())
          .hasSize(2);
    }
    assertThat(backend.page("a", 3, 9007199254740991L).entries()).isEmpty();
  }

  @Test
  @DisplayName("Q17 a page that ends exactly at the end says Next 0 at once")
  void q17_fullLastPage_saysNextZero() {
    manyPeers(10);
    assertThat(backend.walk("a", 5).expectWhole().sizes()).containsExactly(5, 5);
    assertThat(backend.walk("a", 10).expectWhole().sizes()).containsExactly(10);
  }

  @Test
  @DisplayName("Q19 every documented character may stand in FromUserId")
  void q19_permittedCharacters_work() {
    List<String> ids = new ArrayList<>(List.of("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    ids.add("abcdefghijklmnopqrstuvwxyz");
    PERMITTED_SIGNS.chars().forEach(c -> ids.add("u" + (char) c + "v"));
    backend.register(ids);
    backend.sendPeers("a", ids);
    for (String id : ids) {
      assertThat(backend.list(id)).extracting(Entry::key).containsExactly("0/a");
    }
    assertThat(backend.list("a")).extracting(Entry::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  @DisplayName("Q19 no other character may")
  void q19_otherCharacters_areRefused() {
    REFUSED_SIGNS
        .chars()
        .forEach(c ->
            client
                .call(QUERY, Map.of("FromUserId", "u" + (char) c + "v"))
                .expect(INVALID_ARGUMENT));
  }

  @Test
  @DisplayName("Q20 the page's example request answers as it stands")
  void q20_exampleRequest_works() {
    backend.register("u1").sendPeer("u1", "a");
    String example =
        """
        {
            "FromUserId": "u1",
            "Limit": 10,
            "Next": 0
        }
        """;
    assertThat(client.call(QUERY, example).expect(0).entries()).hasSize(1);
  }

  @Test
  @DisplayName("Q21 the answer has the documented fields with the documented types, no others")
  void q21_answer_hasDocumentedFields() {
    backend.createGroup("g", "a", "b");
    backend.sendPeer("a", "b");
    backend.sendGroup("a", "g");
    JsonAnswer page = client.call(QUERY, Map.of("FromUserId", "a", "Limit", 1)).expect(0);
    assertThat(page.json().propertyNames())
        .containsExactly("Code", "Message", "RequestId", "TotalCount", "Next", "List");
    assertThat(page.get("TotalCount").isIntegralNumber()).isTrue();
    assertThat(page.get("Next").isIntegralNumber()).isTrue();
    assertThat(page.next()).isBetween(1L, (1L << 53) - 1);
    assertThat(page.entries()).extracting(Entry::type).containsExactly(Entry.PEER);
    JsonAnswer refused = client.call(QUERY, Map.of("FromUserId", "nobody"));
    assertThat(refused.json().propertyNames()).containsExactly("Code", "Message", "RequestId");
    assertThat(refused.requestId()).isNotEqualTo(page.requestId());
  }

  @Test
  @DisplayName("Q28 a user and a group with one id are two entries")
  void q28_userAndGroupWithOneId_areTwoEntries() {
    backend.createGroup("b", "a", "b");
    backend.sendPeer("a", "b");
    backend.sendGroup("a", "b");
    assertThat(backend.list("a")).extracting(Entry::key).containsExactlyInAnyOrder("0/b", "2/b");
    backend.deleteGroup("a", "b");
    assertThat(backend.list("a")).extracting(Entry::key).containsExactly("0/b");
  }

  @Test
  @DisplayName("Q1, Q2, Q24, Q27 1200 conversations are the newest 1000 in pages of every size")
  void q27_thousandOf1200_inPagesOfEverySize() {
    List<String> others = manyPeers(1200);
    List<Entry> whole = backend.list("a");
    assertThat(whole)
        .extracting(Entry::id)
        .containsExactlyInAnyOrderElementsOf(others.subList(200, 1200));
    limits()
        .forEach(limit -> {
          Walk walk = backend.walk("a", limit).expectWhole();
          assertThat(walk.entries()).as("pages of %s", limit).isEqualTo(whole);
          assertThat(walk.pages())
              .hasSize((1000 + Math.min(limit, 500) - 1) / Math.min(limit, 500));
        });
  }

  @Test
  @DisplayName("Q4, Q5, Q26 a walk goes on after a restart, with removals and dismissals in it")
  void q26_restartDuringWalk_goesOn() {
    Backend before = zimmer.newBackend().register("a", "b");
    List<String> others = Backend.ids("peer", 200);
    before.register(others).sendPeers("a", others.subList(0, 100));
    for (String group : List.of("kicked", "dismissed")) {
      before.createGroup(group, "b", "a");
      before.sendGroup("b", group);
    }
    before.kick("b", "kicked", "a");
    before.dismiss("b", "dismissed");
    before.sendPeers("a", others.subList(100, 200));
    List<Entry> whole = before.list("a");
    assertThat(whole).hasSize(201).extracting(Entry::key).contains("2/kicked");
    JsonAnswer first = before.page("a", 70, 0);
    Backend after = zimmer.restart(before);
    JsonAnswer second = after.page("a", 500, first.next());
    assertThat(Stream.concat(first.entries().stream(), second.entries().stream()).toList())
        .isEqualTo(whole);
    assertThat(after.list("a")).isEqualTo(whole);
  }

  private List<String> manyPeers(int count) {
    List<String> others = Backend.ids("peer", count);
    backend.register(others).sendPeers("a", others);
    return others;
  }

  private JsonAnswer pageWithLimit(String limit) {
    return client.call(QUERY, "{\"FromUserId\":\"a\",\"Limit\":" + limit + "}").expect(0);
  }
}
