package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.message.SendPeerMessage;
import dev.zimmer.user.AddUsersToBlacklist.Request;
import dev.zimmer.user.AddUsersToBlacklist.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddUsersToBlacklistTest {
  private static final int ALL_FAILED = 660800041;
  private static final int BLOCKED = 660800045;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final Blocklist blocklist = domain.domain().blocklist();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(List.of("b"), 0),
        arguments(List.of("b", "x"), 0),
        arguments(List.of("x"), ALL_FAILED),
        arguments(List.of("a"), ALL_FAILED),
        arguments(List.of("o'brien", ""), ALL_FAILED),
        arguments(nobody(20), ALL_FAILED),
        arguments(nobody(21), 660800039),
        arguments(List.of(), 660000002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(List<String> others, int code) {
    assertThat(caller.call(new Request("a", others)).code()).isEqualTo(code);
  }

  @Test
  void caller_whoIsNotRegistered_isRefused() {
    assertThat(caller.call(new Request("x", List.of("b"))).code()).isEqualTo(660500002);
  }

  @Test
  void items_thatFail_failAlone() {
    caller.call(new Request("a", List.of("b"))).as(Response.class);
    assertThat(
            caller
                .call(new Request("a", List.of("b", "a", "x", "c", "c")))
                .as(Response.class)
                .errList())
        .containsExactly(
            new UserFailure("b", 660800037),
            new UserFailure("a", 660800038),
            new UserFailure("x", 660700015));
    assertThat(blocklist.isBlocked(1, "a", "c")).isTrue();
  }

  @Test
  void block_overAThousand_isRefused() {
    List<String> most = IntStream.range(1, 1000).mapToObj(i -> "u" + i).toList();
    blocklist.block(1, "a", most, 1);
    assertThat(caller.call(new Request("a", List.of("b", "c"))).as(Response.class).errList())
        .containsExactly(new UserFailure("c", 660800040));
  }

  /// Both what is stored and a command fail, take no number, and move no list.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void messages_ofWhoIsBlocked_failAndMoveNoList(int type) {
    caller.call(new Request("b", List.of("a"))).as(Response.class);
    SendPeerMessage.Response sent =
        caller.call(message("a", List.of("b", "c"), type)).as(SendPeerMessage.Response.class);
    assertThat(sent.errorList()).containsExactly(new UserFailure("b", BLOCKED));
    assertThat(caller.call(message("a", List.of("b"), type)).code()).isEqualTo(BLOCKED);
    assertThat(caller.list("a")).extracting(row -> row.convId()).doesNotContain("b");
    assertThat(caller.list("b")).isEmpty();

    assertThat(caller.send("b", "a").msgSeq()).isEqualTo(1);
    assertThat(caller.list("b")).extracting(row -> row.convId()).containsExactly("a");
  }

  @Test
  void groupMessages_ofWhoIsBlocked_arrive() {
    caller.createGroup("g", "a", List.of("b"));
    caller.call(new Request("b", List.of("a"))).as(Response.class);
    caller.sendToGroup("a", "g");
    assertThat(caller.list("b")).extracting(row -> row.convId()).containsExactly("g");
  }

  private static Record message(String from, List<String> to, int type) {
    return new SendPeerMessage.Request(
        from, to, type, 1, Map.of("Message", "hello"), null, null, 0, null);
  }

  private static List<String> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }
}
