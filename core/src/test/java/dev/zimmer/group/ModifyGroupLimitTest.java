package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.ModifyGroupLimit.Request;
import dev.zimmer.group.QueryGroupInfo.LimitInfo;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModifyGroupLimitTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int FULL = 660600016;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c", "d"));
    caller.createGroup("g", "a", List.of("b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", "g", null, null, null, null), 0),
        arguments(new Request("c", "g", 2, 1, 1, 6000), 0),
        arguments(new Request("a", "g", 3, null, null, null), INVALID),
        arguments(new Request("a", "g", -1, null, null, null), INVALID),
        arguments(new Request("a", "g", null, 2, null, null), INVALID),
        arguments(new Request("a", "g", null, null, 2, null), INVALID),
        arguments(new Request("a", "g", null, null, null, -1), INVALID),
        arguments(new Request("x", "g", null, null, null, 6001), INVALID),
        arguments(new Request("x", "g", 1, null, null, null), NOT_REGISTERED),
        arguments(new Request("x", "nogroup", 1, null, null, null), NOT_REGISTERED),
        arguments(new Request("a", "nogroup", 1, null, null, null), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void limits_thatAreNotSent_stay() {
    modify(new Request("a", "g", 2, null, 1, null));
    assertThat(limits()).isEqualTo(new LimitInfo(6000, 2, 0, 1, 0));
    modify(new Request("a", "g", null, 1, null, 7));
    assertThat(limits()).isEqualTo(new LimitInfo(7, 2, 1, 1, 0));
    modify(new Request("a", "g", 0, 0, 0, 0));
    assertThat(limits()).isEqualTo(new LimitInfo(6000, 0, 0, 0, 0));
  }

  @Test
  void members_overTheLimit_areNotAdded_andNobodyIsRemoved() {
    modify(new Request("a", "g", 2, 1, 1, 3));
    InviteUsersIntoGroup.Request both =
        new InviteUsersIntoGroup.Request("a", "g", List.of("c", "d"), List.of());
    assertThat(caller.call(both).as(InviteUsersIntoGroup.Response.class).errorUsers())
        .containsExactly(new UserFailure("d", FULL));
    modify(new Request("a", "g", null, null, null, 1));
    assertThat(members()).isEqualTo(3);
    caller.kick("a", "g", "b");
    assertThat(caller.call(both).as(InviteUsersIntoGroup.Response.class).errorUsers())
        .containsExactly(new UserFailure("d", FULL));
    modify(new Request("a", "g", null, null, null, 0));
    caller.invite("a", "g", "d");
    assertThat(members()).isEqualTo(3);
  }

  private void modify(Request request) {
    assertThat(caller.call(request).code()).isZero();
  }

  private LimitInfo limits() {
    return caller
        .call(new QueryGroupInfo.Request("a", "g"))
        .as(QueryGroupInfo.Response.class)
        .limitInfo();
  }

  private long members() {
    return caller
        .call(new QueryGroupMemberList.Request("g", 1, 0))
        .as(QueryGroupMemberList.Response.class)
        .totalCount();
  }
}
