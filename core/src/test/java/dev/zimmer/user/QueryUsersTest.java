package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.action.CallContext;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.presence.Presence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `QueryUserInfos` and `QueryUserOnlineState`.
class QueryUsersTest {
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

  @Test
  void infos_ofSomeWhoAreRegistered_nameTheOthers() {
    String tooLong = "a".repeat(64);
    assertThat(
            caller
                .call(new QueryUserInfos.Request(List.of("b", "x", "a", "b", tooLong)))
                .as(QueryUserInfos.Response.class))
        .isEqualTo(
            new QueryUserInfos.Response(
                List.of(
                    new QueryUserInfos.UserInfo("b", "", "", ""),
                    new QueryUserInfos.UserInfo("a", "", "", "")),
                List.of(new UserFailure("x", 660700015), new UserFailure(tooLong, 660700015))));
  }

  @Test
  void infos_ofNobodyWhoIsRegistered_fail() {
    Caller.Reply reply = caller.call(new QueryUserInfos.Request(List.of("x")));
    assertThat(reply.code()).isEqualTo(660700015);
    assertThat(reply.failed(QueryUserInfos.Response.class).errorList())
        .containsExactly(new UserFailure("x", 660700015));
  }

  @Test
  void infos_ofNoneOrTooMany_areRefused() {
    assertThat(infosOf(0)).isEqualTo(660000002);
    assertThat(infosOf(100)).isZero();
    assertThat(infosOf(101)).isEqualTo(660000002);
  }

  /// Without clients nobody ever logged in: not registered users either.
  @Test
  void states_withoutClients_areNobodys() {
    Caller.Reply reply = caller.call(new QueryUserOnlineState.Request(List.of("a", "x", "a")));
    assertThat(reply.code()).isEqualTo(660200001);
    assertThat(reply.failed(QueryUserOnlineState.Response.class))
        .isEqualTo(
            new QueryUserOnlineState.Response(
                List.of(),
                List.of(new UserFailure("a", 660200001), new UserFailure("x", 660200001))));
  }

  @Test
  void states_ofUsersWhoAreLoggedIn_areWhatPresenceSays() {
    Map<String, Presence.State> states =
        Map.of("a", Presence.State.ONLINE, "b", Presence.State.OFFLINE);
    QueryUserOnlineState action = new QueryUserOnlineState((appId, userIds) -> states);
    QueryUserOnlineState.Request request = new QueryUserOnlineState.Request(List.of("b", "c", "a"));
    assertThat(action.handle(new CallContext(1, "1", 0), request).response())
        .isEqualTo(
            new QueryUserOnlineState.Response(
                List.of(
                    new QueryUserOnlineState.UserState("b", "Offline"),
                    new QueryUserOnlineState.UserState("a", "Online")),
                List.of(new UserFailure("c", 660200001))));
  }

  @Test
  void states_ofNoneOrTooMany_areRefused() {
    assertThat(statesOf(0)).isEqualTo(660000002);
    assertThat(statesOf(100)).isEqualTo(660200001);
    assertThat(statesOf(101)).isEqualTo(660000011);
  }

  private int infosOf(int count) {
    return caller.call(new QueryUserInfos.Request(Collections.nCopies(count, "a"))).code();
  }

  private int statesOf(int count) {
    return caller.call(new QueryUserOnlineState.Request(Collections.nCopies(count, "a"))).code();
  }
}
