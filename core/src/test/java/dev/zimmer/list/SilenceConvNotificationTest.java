package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.SilenceConvNotification.Failure;
import dev.zimmer.list.SilenceConvNotification.Request;
import dev.zimmer.list.SilenceConvNotification.Response;
import dev.zimmer.user.ConversationSettings;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SilenceConvNotificationTest {
  private static final int INVALID = 660000002;
  private static final int NO_GROUP = 660600001;
  private static final int NO_MEMBER = 660600024;
  private static final int NOT_REGISTERED = 660700015;
  private static final int FULL = 660800030;
  private static final int MUTED = 660800051;
  private static final int UNMUTED = 660800052;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final ConversationSettings settings = new ConversationSettings(domain.engine());

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
    caller.createGroup("others", "b", List.of());
    caller.createGroup("gone", "a", List.of());
    caller.dismiss("a", "gone");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", 0, List.of("b"), true), 0),
        arguments(new Request("a", 0, List.of("b"), false), UNMUTED),
        arguments(new Request("a", 0, List.of("x", "b"), true), 0),
        arguments(new Request("a", 0, List.of("x", "g"), true), NOT_REGISTERED),
        arguments(new Request("a", 0, List.of("o'brien"), true), NOT_REGISTERED),
        arguments(new Request("a", 2, List.of("g"), true), 0),
        arguments(new Request("a", 2, List.of("gone"), true), NO_GROUP),
        arguments(new Request("a", 2, List.of("b"), true), NO_GROUP),
        arguments(new Request("a", 2, List.of("a group", ""), true), NO_GROUP),
        arguments(new Request("a", 2, List.of("others"), true), NO_MEMBER),
        arguments(new Request("a", 2, List.of("others"), false), NO_MEMBER),
        arguments(new Request("a", 0, nobody(10), true), NOT_REGISTERED),
        arguments(new Request("a", 0, nobody(11), true), INVALID),
        arguments(new Request("a", 0, List.of(), true), INVALID),
        arguments(new Request("a", 1, List.of("b"), true), INVALID),
        arguments(new Request("x", 0, List.of("b"), true), 660500002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void items_thatFail_failAlone() {
    List<Failure> failures =
        caller
            .call(new Request("a", 2, List.of("others", "g", "nogroup", "g"), true))
            .as(Response.class)
            .errorList();
    assertThat(failures)
        .extracting(Failure::convId, Failure::subCode)
        .containsExactly(tuple("others", NO_MEMBER), tuple("nogroup", NO_GROUP));
    assertThat(failures.getFirst().subMessage()).isEqualTo("the user is not in the group");
    assertThat(settings.isMuted(1, "a", ConversationId.group("g"))).isTrue();
    assertThat(settings.isMuted(1, "a", ConversationId.peer("g"))).isFalse();
    assertThat(settings.isMuted(1, "b", ConversationId.group("g"))).isFalse();
  }

  @Test
  void setting_whatIsSet_isAFailure() {
    mute(List.of("b"), true, 0);
    mute(List.of("b"), true, MUTED);
    mute(List.of("b", "c"), true, 0);
    mute(List.of("b", "c"), false, 0);
    mute(List.of("c"), false, UNMUTED);
    assertThat(settings.isMuted(1, "a", ConversationId.peer("b"))).isFalse();
  }

  /// Groups do not count, and what was taken back makes room.
  @Test
  void peers_beyondFiveHundred_areRefusedAndTheFirstThatFitPass() {
    settings.mute(1, "a", peers(499), true, 1);
    assertThat(caller.call(new Request("a", 2, List.of("g"), true)).code()).isZero();
    Response response =
        caller.call(new Request("a", 0, List.of("b", "c"), true)).as(Response.class);
    assertThat(response.errorList())
        .extracting(Failure::convId, Failure::subCode)
        .containsExactly(tuple("c", FULL));
    mute(List.of("c"), true, FULL);
    mute(List.of("b"), false, 0);
    mute(List.of("c"), true, 0);
  }

  @Test
  void mute_movesNoListAndOutlivesTheEntry() {
    caller.send("b", "a");
    caller.sendToGroup("b", "g");
    var before = caller.list("a");
    mute(List.of("b", "c"), true, 0);
    assertThat(caller.list("a")).isEqualTo(before);
    caller.delete("a", "b", 0);
    assertThat(settings.isMuted(1, "a", ConversationId.peer("b"))).isTrue();
    caller.send("b", "a");
    assertThat(caller.list("a")).hasSize(2);
  }

  private void mute(List<String> peers, boolean muted, int code) {
    assertThat(caller.call(new Request("a", 0, peers, muted)).code()).isEqualTo(code);
  }

  private static List<String> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }

  private static List<ConversationId> peers(int count) {
    return nobody(count).stream().map(ConversationId::peer).toList();
  }
}
