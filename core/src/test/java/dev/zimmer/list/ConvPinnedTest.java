package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.ConvPinned.Conversation;
import dev.zimmer.user.ConversationSettings;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConvPinnedTest {
  private static final int OK = 0;
  private static final int INVALID = 660000002;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final ConversationSettings settings = new ConversationSettings(domain.engine());

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
        arguments(request("a", List.of(conversation("b", 0)), 1), OK),
        arguments(request("a", List.of(conversation("b", 0)), 0), OK),
        arguments(request("a", List.of(conversation("no group", 2)), 1), INVALID),
        arguments(request("a", List.of(conversation("nogroup", 2)), 1), OK),
        arguments(request("a", groups(20), 1), OK),
        arguments(request("a", groups(21), 1), INVALID),
        arguments(request("a", List.of(), 1), INVALID),
        arguments(request("a", List.of(conversation("b", 0)), 2), INVALID),
        arguments(request("a", List.of(conversation("x", 0)), 1), 660800001),
        arguments(request("a", List.of(conversation("x", 0)), 0), 660800001),
        arguments(request("x", List.of(conversation("b", 0)), 1), 660500002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void items_thatFail_failAlone() {
    List<Conversation> sent =
        List.of(
            conversation("b", 0),
            conversation("x", 0),
            conversation("b", 1),
            conversation(null, 0),
            conversation("o'brien", 0),
            conversation("a group", 2),
            conversation("b", 0));
    List<ConvPinned.Failure> failures =
        caller.call(request("a", sent, 1)).as(ConvPinned.Response.class).errorList();
    assertThat(failures)
        .extracting(ConvPinned.Failure::convId, ConvPinned.Failure::subCode)
        .containsExactly(
            tuple("x", 660800001),
            tuple("b", INVALID),
            tuple(null, INVALID),
            tuple("o'brien", INVALID),
            tuple("a group", INVALID));
    assertThat(failures.get(1).subMessage()).isEqualTo("ConvType must be 0 or 2");
    assertThat(settings.pinnedMillis(1, "a", ConversationId.peer("b")))
        .isEqualTo(domain.time().millis());
  }

  @Test
  void pins_beyondAHundred_areRefusedAndTheFirstThatFitPass() {
    for (int i = 0; i < 99; i += 20) {
      List<Conversation> some = groups(100).subList(i, Math.min(i + 20, 99));
      caller.call(request("a", some, 1)).as(ConvPinned.Response.class);
    }
    List<Conversation> over =
        List.of(conversation("b", 0), conversation("g0", 2), conversation("c", 0));
    assertThat(caller.call(request("a", over, 1)).as(ConvPinned.Response.class).errorList())
        .extracting(ConvPinned.Failure::convId, ConvPinned.Failure::subCode)
        .containsExactly(tuple("c", 660800048));
    assertThat(caller.call(request("a", List.of(conversation("c", 0)), 1)).code())
        .isEqualTo(660800048);
    assertThat(caller.call(request("a", List.of(conversation("b", 0)), 0)).code()).isZero();
    assertThat(caller.call(request("a", List.of(conversation("c", 0)), 1)).code()).isZero();
  }

  @Test
  void pin_movesNoListAndOutlivesTheEntry() {
    caller.send("b", "a");
    caller.send("c", "a");
    var before = caller.list("a");
    caller.call(request("a", List.of(conversation("b", 0), conversation("g", 2)), 1));
    assertThat(caller.list("a")).isEqualTo(before);
    assertThat(caller.list("b")).extracting(row -> row.convId()).containsExactly("a");
    caller.delete("a", "b", 0);
    assertThat(caller.list("a")).extracting(row -> row.convId()).containsExactly("c");
    assertThat(settings.pinnedMillis(1, "a", ConversationId.peer("b"))).isPositive();
  }

  private static Record request(String user, List<Conversation> conversations, int type) {
    return new ConvPinned.Request(user, conversations, type);
  }

  private static Conversation conversation(@Nullable String id, int type) {
    return new Conversation(id, type);
  }

  private static List<Conversation> groups(int count) {
    return IntStream.range(0, count).mapToObj(i -> conversation("g" + i, 2)).toList();
  }
}
