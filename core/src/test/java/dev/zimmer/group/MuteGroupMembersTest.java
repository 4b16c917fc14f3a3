package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.FetchForbidGroupList.MutedGroup;
import dev.zimmer.group.MuteGroupMembers.Request;
import dev.zimmer.group.MuteGroupMembers.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Mutes by name, by a clock that the test moves; that a group has some is seen in
/// FetchForbidGroupList.
class MuteGroupMembersTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int NOT_A_MEMBER = 660600024;
  private static final int DENIED = 660600032;
  private static final int ALL_FAILED = 660600033;
  private static final int TARGET_NOT_REGISTERED = 660700015;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("owner", "admin", "b", "c", "other"));
    caller.createGroup("g", "owner", List.of("admin", "b", "c"));
    caller.call(new SetGroupMemberRole.Request("owner", "g", "admin", 2));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    List<String> b = List.of("b");
    return Stream.of(
        arguments(new Request("owner", "g", b, 60), 0),
        arguments(new Request("admin", "g", b, -1), 0),
        arguments(new Request("other", "g", b, 2_592_000), 0),
        arguments(new Request("owner", "g", b, 0), 0),
        arguments(new Request("b", "g", b, 60), DENIED),
        arguments(new Request("b", "g", List.of("c"), 0), DENIED),
        arguments(new Request("owner", "g", b, 2_592_001), INVALID),
        arguments(new Request("owner", "g", b, -2), INVALID),
        arguments(new Request("owner", "g", nobody(20), 60), ALL_FAILED),
        arguments(new Request("x", "g", nobody(21), 60), INVALID),
        arguments(new Request("x", "g", List.of(), 60), INVALID),
        arguments(new Request("owner", "g", List.of("other"), 60), ALL_FAILED),
        arguments(new Request("x", "g", b, 60), NOT_REGISTERED),
        arguments(new Request("x", "nogroup", b, 60), NOT_REGISTERED),
        arguments(new Request("owner", "nogroup", b, 60), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void members_whoCannotBeMuted_failAlone() {
    List<String> some = List.of("other", "b", "x", "o'brien", "b");
    assertThat(caller.call(new Request("owner", "g", some, 60)).as(Response.class).errorUsers())
        .containsExactly(
            new UserFailure("other", NOT_A_MEMBER),
            new UserFailure("x", TARGET_NOT_REGISTERED),
            new UserFailure("o'brien", TARGET_NOT_REGISTERED));
    assertThat(muted()).containsExactly(new MutedGroup("g", 4));
  }

  @Test
  void mute_endsByTheClock_theLongestCounts() {
    mute(60, "b");
    mute(30, "c");
    domain.time().advance(59_999);
    assertThat(muted()).containsExactly(new MutedGroup("g", 4));
    domain.time().advance(1);
    assertThat(muted()).isEmpty();
  }

  @Test
  void mute_thatIsRepeated_countsFromItsLatestCall() {
    mute(-1, "b");
    mute(60, "b");
    domain.time().advance(30_000);
    mute(10, "b");
    domain.time().advance(10_000);
    assertThat(muted()).isEmpty();
  }

  @Test
  void mute_thatIsLifted_leavesTheOthers() {
    mute(-1, "b", "c", "owner");
    mute(0, "b", "owner", "admin");
    assertThat(muted()).containsExactly(new MutedGroup("g", 4));
    mute(0, "c");
    assertThat(muted()).isEmpty();
    mute(0, "c");
  }

  @Test
  void member_whoLeaves_isNotMutedAnyMore() {
    mute(-1, "b", "owner");
    caller.kick("owner", "g", "b");
    assertThat(muted()).containsExactly(new MutedGroup("g", 4));
    caller.invite("owner", "g", "b");
    caller.kick("b", "g", "owner");
    assertThat(muted()).isEmpty();
  }

  @Test
  void lifting_theGroupsMute_leavesThatOfMembers() {
    mute(-1, "b");
    caller.call(new MuteGroup.Request("owner", "g", true, List.of(), -1));
    assertThat(muted()).containsExactly(new MutedGroup("g", 5));
    caller.call(new MuteGroup.Request("owner", "g", false, List.of(), 0));
    assertThat(muted()).containsExactly(new MutedGroup("g", 4));
  }

  @Test
  void group_thatIsDismissed_isNotAmongTheMuted() {
    mute(-1, "b");
    caller.dismiss("owner", "g");
    assertThat(muted()).isEmpty();
  }

  private void mute(int duration, String... userIds) {
    assertThat(caller.call(new Request("owner", "g", List.of(userIds), duration)).code()).isZero();
  }

  private List<MutedGroup> muted() {
    return caller
        .call(new FetchForbidGroupList.Request("other", 0L))
        .as(FetchForbidGroupList.Response.class)
        .groupList();
  }

  private static List<String> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }
}
