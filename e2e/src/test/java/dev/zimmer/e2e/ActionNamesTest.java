package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `docs/compatibility.md` says of each of the API's 72 actions whether it is there, and the server
/// agrees.
final class ActionNamesTest {
  private static final int NO_SUCH_ROOM = 660300001;
  private static final int NO_SUCH_ACTION = 100000007;
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| ([A-Z][A-Za-z0-9]{2,}) \\| (?:GET|POST) \\| (done|not yet)", Pattern.MULTILINE);

  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  @Test
  void actions_all72_areServedExactlyIfDocumentedAsDone() {
    Map<String, String> states = states();
    assertThat(states).hasSize(72);
    ZimmerClient client = zimmer.newClient();
    states.forEach((action, state) -> {
      boolean isServed = client.call(action, Map.of()).code() != NO_SUCH_ACTION;
      assertThat(isServed).as("%s is %s", action, state).isEqualTo(state.equals("done"));
    });
  }

  @Test
  void action_unknownWithEitherVerb_answersTheSame() {
    ZimmerClient client = zimmer.newClient();
    client.call("CallAgain", Map.of()).expect(NO_SUCH_ACTION);
    client.send(client.request("CallAgain").verb("GET")).expect(NO_SUCH_ACTION);
  }

  /// What old examples have misspelt is served as if it were right.
  @Test
  void action_misspeltAsInOldExamples_isServed() {
    ZimmerClient client = zimmer.newClient();
    for (String name :
        List.of("QueryConversationLit", "CheckUsersIsInBlacklis", "DeletedAllFriends")) {
      assertThat(client.call(name, Map.of()).code()).as(name).isEqualTo(660000002);
    }
  }

  @Test
  void parameter_byAnOlderName_isTaken() {
    Backend backend = zimmer.newBackend();
    backend.register("a");
    backend.createGroup("g", "a");
    ZimmerClient client = backend.client();
    client
        .call("RevokeRoomMessage", Map.of("FromUserId", "a", "GroupId", "no-room", "MsgSeq", 1))
        .expect(NO_SUCH_ROOM);
    client
        .call(
            "MuteGroup",
            Map.of("FromUserId", "a", "GroupId", "g", "IsAllForbid", true, "Duration", -1))
        .expect(0);
    JsonAnswer muted = client.call("QueryGroupInfo", Map.of("FromUserId", "a", "GroupId", "g"));
    assertThat(muted.get("IsAllForbid").booleanValue()).isTrue();
  }

  private static Map<String, String> states() {
    try {
      String page = Files.readString(ZimmerJar.root().resolve("docs/compatibility.md"));
      Map<String, String> states = new LinkedHashMap<>();
      for (MatchResult row : ROW.matcher(page).results().toList()) {
        states.put(row.group(1), row.group(2));
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
