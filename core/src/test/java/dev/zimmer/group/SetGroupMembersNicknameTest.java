package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.SetGroupMembersNickname.MemberNickname;
import dev.zimmer.group.SetGroupMembersNickname.Request;
import dev.zimmer.group.SetGroupMembersNickname.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
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

class SetGroupMembersNicknameTest {
  private static final int INVALID = 660000002;
  private static final int TOO_MANY = 660000011;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int NOT_A_MEMBER = 660600024;
  private static final int TARGET_NOT_REGISTERED = 660700015;

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
    List<MemberNickname> one = List.of(named("b", "n"));
    return Stream.of(
        arguments(new Request("a", "g", one), 0),
        arguments(new Request("c", "g", one), 0),
        arguments(new Request("a", "g", List.of(named("b", "😀".repeat(256)))), 0),
        arguments(new Request("a", "g", List.of(named("b", "n".repeat(257)))), INVALID),
        arguments(new Request("a", "g", List.of(named("b", null))), INVALID),
        arguments(new Request("a", "g", List.of(named(null, "n"))), INVALID),
        arguments(new Request("a", "g", List.of(named("c", "n"))), NOT_A_MEMBER),
        arguments(new Request("a", "g", nobody(20)), TARGET_NOT_REGISTERED),
        arguments(new Request("x", "g", nobody(21)), TOO_MANY),
        arguments(new Request("x", "g", List.of()), INVALID),
        arguments(new Request("x", "g", one), NOT_REGISTERED),
        arguments(new Request("x", "nogroup", one), NOT_REGISTERED),
        arguments(new Request("a", "nogroup", one), NO_GROUP),
        arguments(new Request("a", "nogroup", List.of(named("b", null))), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void nicknames_thatCannotBeSet_failAlone() {
    Request request =
        new Request(
            "a",
            "g",
            List.of(
                named("c", "n"),
                named("o'brien", "n"),
                named("b", "Bobby"),
                named("b", "ignored"),
                named("a", "n".repeat(257)),
                named("x", "n")));
    assertThat(caller.call(request).as(Response.class).errorUsers())
        .containsExactly(
            new UserFailure("c", NOT_A_MEMBER),
            new UserFailure("o'brien", TARGET_NOT_REGISTERED),
            new UserFailure("a", INVALID),
            new UserFailure("x", TARGET_NOT_REGISTERED));
    assertThat(nicknames()).containsExactly("a:", "b:Bobby");
  }

  @Test
  void nickname_canBeTakenAway_andIsLostByLeaving() {
    set("b", "会");
    assertThat(nicknames()).containsExactly("a:", "b:会");
    set("b", "");
    assertThat(nicknames()).containsExactly("a:", "b:");
    set("b", "n");
    caller.kick("a", "g", "b");
    caller.invite("a", "g", "b");
    assertThat(nicknames()).containsExactly("a:", "b:");
  }

  @Test
  void nickname_andRole_doNotChangeEachOther() {
    set("b", "n");
    caller.call(new SetGroupMemberRole.Request("a", "g", "b", 2));
    set("b", "m");
    QueryGroupMemberList.ListedMember member = members().getLast();
    assertThat(member.userNickName()).isEqualTo("m");
    assertThat(member.role()).isEqualTo(2);
  }

  private void set(String userId, String nickname) {
    assertThat(caller.call(new Request("a", "g", List.of(named(userId, nickname)))).code())
        .isZero();
  }

  private List<String> nicknames() {
    return members().stream().map(each -> each.userId() + ":" + each.userNickName()).toList();
  }

  private List<QueryGroupMemberList.ListedMember> members() {
    return caller
        .call(new QueryGroupMemberList.Request("g", 1000, 0))
        .as(QueryGroupMemberList.Response.class)
        .memberList();
  }

  private static MemberNickname named(@Nullable String userId, @Nullable String nickname) {
    return new MemberNickname(userId, nickname);
  }

  private static List<MemberNickname> nobody(int count) {
    return IntStream.range(0, count).mapToObj(i -> named("nobody" + i, "n")).toList();
  }
}
