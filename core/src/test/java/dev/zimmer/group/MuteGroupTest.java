package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.MuteGroup.Request;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
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

/// The mutes of all and of roles, by a clock that the test moves.
class MuteGroupTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int DENIED = 660600032;
  private static final long NOW = SettableTime.START;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  /// What QueryGroupInfo shows of mutes.
  record Shown(@Nullable Boolean isAllForbid, @Nullable List<Integer> forbidList, long until) {}

  @BeforeEach
  void createGroup() {
    caller.register(List.of("owner", "admin", "member", "custom", "other"));
    caller.createGroup("g", "owner", List.of("admin", "member", "custom"));
    caller.call(new SetGroupMemberRole.Request("owner", "g", "admin", 2));
    caller.call(new SetGroupMemberRole.Request("owner", "g", "custom", 200));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(all("owner", "g", 60), 0),
        arguments(all("admin", "g", -1), 0),
        arguments(all("other", "g", 2_592_000), 0),
        arguments(all("member", "g", 60), DENIED),
        arguments(all("custom", "g", 60), DENIED),
        arguments(all("member", "g", 0), DENIED),
        arguments(all("owner", "g", 2_592_001), INVALID),
        arguments(all("owner", "g", -2), INVALID),
        arguments(roles("owner", 60, 1, 2, 3, 200), 0),
        arguments(roles("admin", 60, 2, 3), 0),
        arguments(roles("admin", 60, 3, 1), DENIED),
        arguments(roles("other", 60, 1), 0),
        arguments(roles("owner", 60), 0),
        arguments(roles("owner", 60, 0), INVALID),
        arguments(roles("owner", 60, -1), INVALID),
        arguments(roles("owner", 60, IntStream.rangeClosed(1, 20).toArray()), 0),
        arguments(roles("owner", 60, IntStream.rangeClosed(1, 21).toArray()), INVALID),
        arguments(Sent.of(Request.class, "fromUserId", "owner", "groupId", "g"), 0),
        arguments(Sent.of(Request.class, "fromUserId", "owner"), INVALID),
        arguments(all("x", "g", -2), INVALID),
        arguments(all("x", "nogroup", 60), NOT_REGISTERED),
        arguments(all("member", "nogroup", 60), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void muteOfAll_endsByTheClock() {
    call(all("owner", "g", 60));
    assertThat(shown()).isEqualTo(new Shown(true, null, NOW + 60_000));
    domain.time().advance(59_999);
    assertThat(shown()).isEqualTo(new Shown(true, null, NOW + 60_000));
    domain.time().advance(1);
    assertThat(shown()).isEqualTo(new Shown(false, null, 0));
  }

  @Test
  void mute_thatIsRepeated_countsFromItsLatestCall() {
    call(all("owner", "g", 60));
    domain.time().advance(30_000);
    call(all("owner", "g", 10));
    assertThat(shown()).isEqualTo(new Shown(true, null, NOW + 40_000));
    call(all("owner", "g", -1));
    domain.time().advance(100_000_000_000L);
    assertThat(shown()).isEqualTo(new Shown(true, null, -1));
    call(all("owner", "g", 0));
    assertThat(shown()).isEqualTo(new Shown(false, null, 0));
  }

  @Test
  void rolesThatAreMuted_replaceThoseThatWere() {
    call(roles("owner", 60, 3, 2, 3));
    assertThat(shown()).isEqualTo(new Shown(null, List.of(3, 2), NOW + 60_000));
    call(roles("owner", -1, 200));
    assertThat(shown()).isEqualTo(new Shown(null, List.of(200), -1));
    call(roles("owner", 60));
    assertThat(shown()).isEqualTo(new Shown(false, null, 0));
  }

  @Test
  void mutesOfAllAndOfRoles_standBesideEachOther() {
    call(roles("owner", 120, 3));
    call(all("owner", "g", 60));
    assertThat(shown()).isEqualTo(new Shown(true, null, NOW + 60_000));
    domain.time().advance(60_000);
    assertThat(shown()).isEqualTo(new Shown(null, List.of(3), NOW + 120_000));
    call(all("owner", "g", 60));
    call(roles("owner", 0, 3));
    assertThat(shown()).isEqualTo(new Shown(false, null, 0));
  }

  @Test
  void mutes_stopNoMessageOfTheServerApi_andMoveNoList() {
    caller.sendToGroup("owner", "g");
    domain.time().advance(1000);
    List<?> before = caller.list("member");
    call(all("owner", "g", -1));
    caller.call(new MuteGroupMembers.Request("owner", "g", List.of("member"), -1));
    assertThat(caller.list("member")).isEqualTo(before);
    assertThat(caller.sendToGroup("member", "g").msgSeq()).isEqualTo(2);
  }

  private void call(Request request) {
    assertThat(caller.call(request).code()).isZero();
  }

  private Shown shown() {
    QueryGroupInfo.Response info =
        caller.call(new QueryGroupInfo.Request("other", "g")).as(QueryGroupInfo.Response.class);
    return new Shown(info.isAllForbid(), info.forbidList(), info.forbidExpireTime());
  }

  private static Request all(String from, String group, int duration) {
    return new Request(from, group, true, List.of(), duration);
  }

  private static Request roles(String from, int duration, int... roles) {
    return new Request(from, "g", false, IntStream.of(roles).boxed().toList(), duration);
  }
}
