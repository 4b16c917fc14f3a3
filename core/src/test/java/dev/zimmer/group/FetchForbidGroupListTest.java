package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.group.FetchForbidGroupList.MutedGroup;
import dev.zimmer.group.FetchForbidGroupList.Request;
import dev.zimmer.group.FetchForbidGroupList.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FetchForbidGroupListTest {
  private static final int INVALID = 660000002;
  private static final int NOT_REGISTERED = 660500002;
  private static final long MAX_FLAG = (1L << 53) - 1;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", 0L), 0),
        arguments(new Request("a", MAX_FLAG), 0),
        arguments(new Request("a", MAX_FLAG + 1), INVALID),
        arguments(new Request("a", -1L), INVALID),
        arguments(Sent.of(Request.class, "fromUserId", "a"), INVALID),
        arguments(Sent.of(Request.class, "startFlag", 0L), INVALID),
        arguments(new Request("x", -1L), INVALID),
        arguments(new Request("x", 0L), NOT_REGISTERED));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void groups_areInTheOrderOfTheirCreation_withTheKindsOfTheirMutes() {
    for (String group : List.of("z", "none", "b", "a")) {
      caller.createGroup(group, "a", List.of());
    }
    mute("a", true, List.of(), -1);
    mute("z", false, List.of(3), 60);
    mute("b", true, List.of(), 60);
    mute("b", false, List.of(3), 120);
    caller.call(new MuteGroupMembers.Request("a", "b", List.of("a"), 180));
    assertThat(muted())
        .containsExactly(new MutedGroup("z", 2), new MutedGroup("b", 7), new MutedGroup("a", 1));
    domain.time().advance(60_000);
    assertThat(muted()).containsExactly(new MutedGroup("b", 6), new MutedGroup("a", 1));
    domain.time().advance(60_000);
    assertThat(muted()).containsExactly(new MutedGroup("b", 4), new MutedGroup("a", 1));
    domain.time().advance(60_000);
    assertThat(muted()).containsExactly(new MutedGroup("a", 1));
    assertThat(new Caller(domain.domain(), domain.time(), 2).call(new Request("a", 0L)).code())
        .isEqualTo(NOT_REGISTERED);
  }

  @Test
  void mutes_outliveTheProcess() {
    caller.createGroup("g", "a", List.of());
    mute("g", true, List.of(), 60);
    Caller restarted = domain.caller(dev.zimmer.DomainConfig.DEFAULT);
    assertThat(restarted.call(new Request("a", 0L)).as(Response.class))
        .isEqualTo(new Response(1, 0, List.of(new MutedGroup("g", 1))));
  }

  private void mute(String group, boolean all, List<Integer> roles, int duration) {
    MuteGroup.Request request = new MuteGroup.Request("a", group, all, roles, duration);
    assertThat(caller.call(request).code()).isZero();
  }

  private List<MutedGroup> muted() {
    Response response = caller.call(new Request("a", 0L)).as(Response.class);
    assertThat(response.fetchEnd()).isEqualTo(1);
    assertThat(response.nextFlag()).isZero();
    return response.groupList();
  }
}
