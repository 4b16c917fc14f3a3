package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendMessageToAllUsersTest {
  private static final int INVALID = 660000002;
  private static final int TOO_LARGE = 660400001;
  private static final Map<String, Object> HELLO = Map.of("Message", "hello");

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    Map<String, Object> image =
        Map.of("Message", "{\"Origin\":{\"Url\":\"u\",\"Width\":1,\"Height\":1}}");
    return Stream.of(
        arguments(send("a", 1, HELLO, null), 0),
        arguments(send("a", 200, HELLO, null), 0),
        arguments(send("a", 11, image, 1), 0),
        arguments(send("a", 11, HELLO, 1), INVALID),
        arguments(send("a", 2, HELLO, 2), INVALID),
        arguments(send("a", 10, HELLO, 2), INVALID),
        arguments(send("a", 20, HELLO, 2), INVALID),
        arguments(send("a", null, HELLO, 2), INVALID),
        arguments(send("a", 1, Map.of(), 2), INVALID),
        arguments(send("a", 1, HELLO, 2), 0),
        arguments(send("a", 1, HELLO, 3), INVALID),
        arguments(send("a", 1, Map.of("Message", "x".repeat(2048)), 0), 0),
        arguments(send("a", 1, Map.of("Message", "x".repeat(2049)), 0), TOO_LARGE),
        arguments(send("x", 1, Map.of("Message", "x".repeat(2049)), 0), TOO_LARGE),
        arguments(send("x", 1, HELLO, 0), 660500002),
        arguments(new SendMessageToAllUsers.Request("a", 200, HELLO, 200, 0), 0),
        arguments(new SendMessageToAllUsers.Request("a", 200, HELLO, 201, 0), INVALID),
        arguments(new SendMessageToAllUsers.Request("a", 1, HELLO, 201, 0), 0));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void message_movesNoList() {
    caller.send("b", "a");
    var before = caller.list("a");
    assertThat(caller.call(send("a", 1, HELLO, 0)).code()).isZero();
    assertThat(caller.list("a")).isEqualTo(before);
    assertThat(caller.list("b")).hasSize(1);
  }

  private static Record send(
      String user, @Nullable Integer type, Map<String, Object> body, @Nullable Integer push) {
    return Sent.of(
        SendMessageToAllUsers.Request.class,
        "fromUserId",
        user,
        "messageType",
        type,
        "messageBody",
        body,
        "pushType",
        push);
  }
}
