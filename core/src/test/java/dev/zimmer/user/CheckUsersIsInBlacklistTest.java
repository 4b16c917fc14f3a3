package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.CheckUsersIsInBlacklist.Relation;
import dev.zimmer.user.CheckUsersIsInBlacklist.Request;
import dev.zimmer.user.CheckUsersIsInBlacklist.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckUsersIsInBlacklistTest {
  private static final int NOT_REGISTERED = 660700015;

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
        arguments("a", List.of("b"), 0),
        arguments("a", List.of("x", "c"), 0),
        arguments("a", List.of("x"), NOT_REGISTERED),
        arguments("a", List.of("o'brien"), NOT_REGISTERED),
        arguments("a", nobody(20), NOT_REGISTERED),
        arguments("a", nobody(21), 660800039),
        arguments("a", List.of(), 660000002),
        arguments("x", List.of("b"), 660500002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(
      String user, List<String> others, int code) {
    assertThat(caller.call(new Request(user, others)).code()).isEqualTo(code);
  }

  @Test
  void relations_ofAllWhoAreRegistered_areAnsweredInOrder() {
    Response response =
        caller.call(new Request("a", List.of("c", "x", "b", "a", "c"))).as(Response.class);
    assertThat(response.succ())
        .containsExactly(new Relation("c", 0), new Relation("b", 1), new Relation("a", 0));
    assertThat(response.errList()).containsExactly(new UserFailure("x", NOT_REGISTERED));
  }

  @Test
  void relation_ofTheOtherDirection_isAnother() {
    assertThat(caller.call(new Request("b", List.of("a"))).as(Response.class).succ())
        .containsExactly(new Relation("a", 0));
  }

  private static List<String> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }
}
