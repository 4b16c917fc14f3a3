package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.SetConvMark.ConversationFailure;
import dev.zimmer.list.SetConvMark.Failure;
import dev.zimmer.list.SetConvMark.MarkContent;
import dev.zimmer.list.SetConvMark.MarkInfo;
import dev.zimmer.list.SetConvMark.Request;
import dev.zimmer.list.SetConvMark.Response;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.Mark;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetConvMarkTest {
  private static final int INVALID = 660000002;
  private static final int NO_GROUP = 660600001;
  private static final int NO_MEMBER = 660600024;
  private static final int NOT_REGISTERED = 660800001;
  private static final int ALL_FAILED = 660800054;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final ConversationSettings settings = new ConversationSettings(domain.engine());

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
    caller.createGroup("others", "c", List.of());
    caller.createGroup("gone", "a", List.of());
    caller.dismiss("a", "gone");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(List.of(peers("a", marks("b", 1))), 0),
        arguments(List.of(peers("a", marks("b", 30))), 0),
        arguments(List.of(peers("a", marks("b", 0))), ALL_FAILED),
        arguments(List.of(peers("a", marks("b", 31))), ALL_FAILED),
        arguments(List.of(peers("a", Map.of("b", new MarkContent(null)))), ALL_FAILED),
        arguments(List.of(peers("a", marks("x", 1))), ALL_FAILED),
        arguments(List.of(peers("x", marks("b", 1))), ALL_FAILED),
        arguments(List.of(peers("o'brien", marks("b", 1))), ALL_FAILED),
        arguments(List.of(groups("a", marks("gone", 1))), ALL_FAILED),
        arguments(List.of(groups("a", marks("others", 1))), ALL_FAILED),
        arguments(List.of(peers("a", marks("b", 31)), groups("b", marks("g", 1))), 0),
        arguments(List.of(cancelling("a", marks("b", 1))), 0),
        arguments(List.of(peers("a", Map.of())), INVALID),
        arguments(List.of(peers("a", marks("b", 1)), peers("b", Map.of())), INVALID),
        arguments(List.of(peers("a", many(100))), ALL_FAILED),
        arguments(List.of(peers("a", many(101))), INVALID),
        arguments(List.of(groups("a", many(101))), INVALID),
        arguments(List.of(peers(null, marks("b", 1))), INVALID),
        arguments(List.of(new MarkInfo("a", marks("b", 1), Map.of(), null)), INVALID),
        arguments(users(100), ALL_FAILED),
        arguments(users(101), INVALID),
        arguments(List.of(), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(List<MarkInfo> infos, int code) {
    assertThat(caller.call(new Request("c", infos)).code()).isEqualTo(code);
  }

  @Test
  void caller_whoIsNotRegistered_isRefused() {
    assertThat(caller.call(new Request("x", List.of(peers("a", marks("b", 1))))).code())
        .isEqualTo(660500002);
  }

  /// Of a user of whom something went through, SubCode is 0.
  @Test
  void failures_areNestedByUserAndConversation() {
    Map<String, MarkContent> some = new LinkedHashMap<>(marks("b", 2));
    some.put("x", new MarkContent(3L));
    some.put("c", new MarkContent(31L));
    Map<String, MarkContent> ofGroups = new LinkedHashMap<>(marks("others", 1));
    ofGroups.put("g", new MarkContent(4L));
    ofGroups.put("no group", new MarkContent(4L));
    List<MarkInfo> infos =
        List.of(
            peers("b", marks("x", 1)),
            new MarkInfo("a", some, ofGroups, true),
            peers("x", marks("b", 1)),
            peers("c", marks("b", 5)));

    assertThat(caller.call(new Request("a", infos)).as(Response.class).failList())
        .containsExactly(
            new Failure(
                ALL_FAILED,
                "none of the conversations could be marked",
                "b",
                List.of(notRegistered("x"))),
            new Failure(
                0,
                "success",
                "a",
                List.of(
                    notRegistered("x"),
                    new ConversationFailure(INVALID, "MarkContent must be from 1 to 30", "c", 0),
                    new ConversationFailure(NO_MEMBER, "the user is not in the group", "others", 2),
                    new ConversationFailure(NO_GROUP, "the group does not exist", "no group", 2))),
            new Failure(NOT_REGISTERED, "the other user is not registered", "x", List.of()));
    assertThat(marksOf(ConversationId.peer("b"))).containsExactly(2);
    assertThat(marksOf(ConversationId.group("g"))).containsExactly(4);
    assertThat(marksOf(ConversationId.peer("c"))).isEmpty();
    assertThat(settings.marks(1, "c", ConversationId.peer("b"))).containsExactly(5);
  }

  @Test
  void user_whoIsNamedTwice_isMarkedInOrder() {
    List<MarkInfo> infos =
        List.of(
            peers("a", marks("b", 1)),
            peers("a", marks("b", 30)),
            cancelling("a", marks("b", 1)),
            peers("a", marks("b", 1)));
    caller.call(new Request("a", infos)).as(Response.class);
    assertThat(marksOf(ConversationId.peer("b"))).containsExactly(30);
    caller.call(new Request("a", List.of(cancelling("a", marks("b", 30))))).as(Response.class);
    assertThat(marksOf(ConversationId.peer("b"))).isEmpty();
  }

  /// Of the two that were marked first, one got another mark later.
  @Test
  void conversations_overAThousand_loseTheOldestMark() {
    List<Mark> most = IntStream.range(0, 1000).mapToObj(i -> mark("u" + i, 1)).toList();
    settings.mark(1, "a", most);
    settings.mark(1, "a", List.of(mark("u0", 2), mark("u1", 1)));
    caller.call(new Request("a", List.of(peers("a", marks("b", 7))))).as(Response.class);

    assertThat(marksOf(ConversationId.peer("u1"))).isEmpty();
    assertThat(marksOf(ConversationId.peer("u0"))).containsExactly(1, 2);
    assertThat(marksOf(ConversationId.peer("u2"))).containsExactly(1);
    assertThat(marksOf(ConversationId.peer("b"))).containsExactly(7);
  }

  @Test
  void mark_movesNoListAndOutlivesTheEntry() {
    caller.send("b", "a");
    caller.send("c", "a");
    var before = caller.list("a");
    caller.call(new Request("a", List.of(peers("a", marks("b", 1))))).as(Response.class);
    assertThat(caller.list("a")).isEqualTo(before);
    caller.delete("a", "b", 0);
    assertThat(caller.list("a")).extracting(row -> row.convId()).containsExactly("c");
    assertThat(marksOf(ConversationId.peer("b"))).containsExactly(1);
  }

  private List<Integer> marksOf(ConversationId id) {
    return settings.marks(1, "a", id);
  }

  private static ConversationFailure notRegistered(String peer) {
    return new ConversationFailure(NOT_REGISTERED, "the other user is not registered", peer, 0);
  }

  private static Mark mark(String peer, int number) {
    return new Mark(ConversationId.peer(peer), number, true);
  }

  private static MarkInfo peers(@Nullable String user, Map<String, MarkContent> marks) {
    return new MarkInfo(user, marks, Map.of(), true);
  }

  private static MarkInfo cancelling(String user, Map<String, MarkContent> marks) {
    return new MarkInfo(user, marks, Map.of(), false);
  }

  private static MarkInfo groups(String user, Map<String, MarkContent> marks) {
    return new MarkInfo(user, Map.of(), marks, true);
  }

  private static Map<String, MarkContent> marks(String id, long number) {
    return Collections.singletonMap(id, new MarkContent(number));
  }

  private static Map<String, MarkContent> many(int count) {
    Map<String, MarkContent> marks = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> marks.put("nobody" + i, new MarkContent(1L)));
    return marks;
  }

  private static List<MarkInfo> users(int count) {
    return IntStream.range(0, count).mapToObj(i -> peers("nobody" + i, marks("b", 1))).toList();
  }
}
