package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rate limits as the pages have them (R27).
final class RateLimitTest {
  private static final int GROUP_LIMITED = 660300006;

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withLimits();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  static Stream<Arguments> limitsPerApp() {
    Map<String, Object> peer = Backend.peerMessage("a", List.of("b"));
    Map<String, Object> group = Backend.groupMessage("a", "g");
    return Stream.of(
        Arguments.of("QueryConversationList", Map.of("FromUserId", "a"), 20, 660300005),
        Arguments.of("DeleteConv", Map.of("FromUserId", "a"), 20, 660300005),
        Arguments.of("SendPeerMessage", peer, 20, 660300005),
        Arguments.of("ImportPeerMsg", peer, 20, 660300005),
        Arguments.of("ImportGroupMsg", group, 20, 660300005),
        Arguments.of("SendGroupMessage", group, 10, 660300005),
        Arguments.of("UserRegister", Map.of(), 20, 660700001),
        Arguments.of("CreateGroup", Map.of(), 20, 660600010),
        Arguments.of("KickoutGroupUser", Map.of(), 20, 660600005));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limitsPerApp")
  void action_tooOftenByOneApp_isRefusedForThisAppAndActionAlone(
      String action, Map<String, Object> parameters, int least, int code) {
    Burst burst = Burst.untilRefused(client, code, action, parameters);
    assertThat(burst.served()).isGreaterThanOrEqualTo(least);
    assertThat(zimmer.newClient().call(action, parameters).code()).isNotEqualTo(code);
    String other = action.equals("DeleteConv") ? "QueryConversationList" : "DeleteConv";
    client.call(other, Map.of()).expect(660000002);
  }

  @Test
  void action_tooOftenForOneGroup_isRefusedForThisGroupAlone() {
    backend.register("a", "b");
    for (String group : List.of("g", "h")) {
      backend.createGroup(group, "a");
    }
    for (String action : List.of("InviteUsersIntoGroup", "DismissGroup")) {
      Map<String, Object> nobody =
          Map.of("FromUserId", "x", "GroupId", "g", "UserIds", List.of("b"));
      Burst burst = Burst.untilRefused(client, GROUP_LIMITED, action, nobody);
      assertThat(burst.served()).isPositive();
      Map<String, Object> otherGroup =
          Map.of("FromUserId", "a", "GroupId", "h", "UserIds", List.of("b"));
      client.call(action, otherGroup).expect(0);
    }
  }

  @Test
  void action_beyondTheLimit_isServedAgainLater() {
    Map<String, Object> parameters = Map.of("FromUserId", "x");
    Burst.untilRefused(client, 660300005, "QueryConversationList", parameters);
    JsonAnswer answer = client.call("QueryConversationList", parameters);
    while (answer.code() == 660300005) {
      answer = client.call("QueryConversationList", parameters);
    }
    answer.expect(660500002);
  }

  @Test
  void action_withWrongSignature_takesNothingFromTheBudget() {
    for (int i = 0; i < 60; i++) {
      client.send(client.request("SendGroupMessage").with("Signature", "wrong")).expect(100000005);
    }
    client.call("SendGroupMessage", Map.of()).expect(660000002);
  }
}
