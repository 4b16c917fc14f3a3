package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.SetGroupMemberRole.Request;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Roles, and whose they are when owners change or leave.
class SetGroupMemberRoleTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int NOT_A_MEMBER = 660600024;
  private static final int OWNERS_ROLE = 660600029;
  private static final int ONESELF = 660600030;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.register(List.of("a", "b", "c", "d"));
    caller.createGroup("g", "a", List.of("b", "c"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(request("a", "g", "b", 2), 0),
        arguments(request("d", "g", "b", 3), 0),
        arguments(request("c", "g", "b", 100), 0),
        arguments(request("a", "g", "b", Integer.MAX_VALUE), 0),
        arguments(request("a", "g", "b", 0), INVALID),
        arguments(request("a", "g", "b", -2), INVALID),
        arguments(request("a", "g", "b", null), INVALID),
        arguments(request("a", "g", null, 2), INVALID),
        arguments(request("x", "g", "b", 1), OWNERS_ROLE),
        arguments(request("x", "g", "x", 2), ONESELF),
        arguments(request("x", "g", "b", 2), NOT_REGISTERED),
        arguments(request("x", "nogroup", "b", 2), NOT_REGISTERED),
        arguments(request("a", "nogroup", "b", 2), NO_GROUP),
        arguments(request("a", "g", "d", 2), NOT_A_MEMBER),
        arguments(request("a", "g", "x", 2), NOT_A_MEMBER),
        arguments(request("b", "g", "a", 2), OWNERS_ROLE));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void role_isSeenInTheListOfMembers() {
    set("b", 2);
    set("c", 200);
    assertThat(roles()).containsExactly("a1", "b2", "c200");
    set("b", 3);
    assertThat(roles()).containsExactly("a1", "b3", "c200");
  }

  @Test
  void owner_whoIsReplaced_isAnOrdinaryMember() {
    set("b", 2);
    set("c", 200);
    transfer("c");
    assertThat(roles()).containsExactly("a3", "b2", "c1");
    transfer("c");
    transfer("b");
    assertThat(roles()).containsExactly("a3", "b1", "c3");
    transfer("a");
    assertThat(roles()).containsExactly("a1", "b3", "c3");
  }

  @Test
  void owner_whoIsRemoved_isFollowedByTheFirst_whateverTheirRole() {
    set("b", 2);
    transfer("c");
    caller.kick("a", "g", "c");
    assertThat(roles()).containsExactly("a1", "b2");
    caller.invite("a", "g", "c");
    caller.kick("a", "g", "a");
    assertThat(roles()).containsExactly("b1", "c3");
    transfer("c");
    assertThat(roles()).containsExactly("b3", "c1");
  }

  @Test
  void member_whoComesBack_isAnOrdinaryOne() {
    set("b", 2);
    caller.kick("a", "g", "b");
    caller.invite("a", "g", "b");
    assertThat(roles()).containsExactly("a1", "c3", "b3");
  }

  private void set(String userId, int role) {
    assertThat(caller.call(request("d", "g", userId, role)).code()).isZero();
  }

  private void transfer(String userId) {
    assertThat(caller.call(new TransferGroupOwner.Request("d", "g", userId)).code()).isZero();
  }

  private List<String> roles() {
    return caller
        .call(new QueryGroupMemberList.Request("g", 1000, 0))
        .as(QueryGroupMemberList.Response.class)
        .memberList()
        .stream()
        .map(member -> member.userId() + member.role())
        .toList();
  }

  private static Request request(
      @Nullable String from, @Nullable String group, @Nullable String to, @Nullable Integer role) {
    return Sent.of(
        Request.class, "fromUserId", from, "groupId", group, "toUserId", to, "role", role);
  }
}
