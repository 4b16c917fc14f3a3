package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.RemoveUsersFromBlacklist.Request;
import dev.zimmer.user.RemoveUsersFromBlacklist.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoveUsersFromBlacklistTest {
  private static final int ALL_FAILED = 660800042;
  private static final int NOT_BLOCKED = 660800044;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void block() {
    caller.register(List.of("a", "b", "c"));
    caller.call(new AddUsersToBlacklist.Request("a", List.of("b")));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(List.of("b"), 0),
        arguments(List.of("c", "b"), 0),
        arguments(List.of("c"), ALL_FAILED),
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
    assertThat(
            caller
                .call(new Request("a", List.of("c", "a", "b", "x", "b", "o'brien")))
                .as(Response.class)
                .errList())
        .containsExactly(
            new UserFailure("c", NOT_BLOCKED),
            new UserFailure("a", 660800038),
            new UserFailure("x", NOT_BLOCKED),
            new UserFailure("o'brien", NOT_BLOCKED));
    assertThat(caller.call(new Request("a", List.of("b"))).failed(Response.class).errList())
        .containsExactly(new UserFailure("b", NOT_BLOCKED));
  }

  @Test
  void messages_ofWhoIsUnblocked_arriveAgain() {
    caller.call(new Request("a", List.of("b")));
    assertThat(caller.list("a")).isEmpty();
    assertThat(caller.send("b", "a").msgSeq()).isEqualTo(1);
    assertThat(caller.list("a")).extracting(row -> row.convId()).containsExactly("b");
  }

  private static List<String> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }
}
