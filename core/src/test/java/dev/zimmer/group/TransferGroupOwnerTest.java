package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.TransferGroupOwner.Request;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransferGroupOwnerTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int NOT_A_MEMBER = 660600024;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(request("a", "g", "b"), 0),
        arguments(request("c", "g", "b"), 0),
        arguments(request("a", "g", "a"), 0),
        arguments(request("a", "g", "c"), NOT_A_MEMBER),
        arguments(request("a", "g", "x"), NOT_A_MEMBER),
        arguments(request("x", "g", "b"), NOT_REGISTERED),
        arguments(request("x", "nogroup", "b"), NOT_REGISTERED),
        arguments(request("a", "nogroup", "b"), NO_GROUP),
        arguments(request("a", "g", "b".repeat(33)), INVALID),
        arguments(request("a", "g", null), INVALID),
        arguments(request("a", null, "b"), INVALID),
        arguments(request(null, "g", "b"), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  private static Request request(
      @Nullable String from, @Nullable String group, @Nullable String owner) {
    return Sent.of(Request.class, "fromUserId", from, "groupId", group, "newOwner", owner);
  }
}
