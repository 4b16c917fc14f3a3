package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.user.RobotRegister.Request;
import dev.zimmer.user.RobotRegister.Response;
import dev.zimmer.user.RobotRegister.UserInfo;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RobotRegisterTest {
  private static final String ROBOT = "@RBT#1";

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(robots(20), 0),
        arguments(robots(21), 660000002),
        arguments(robots(0), 660000002),
        arguments(robot(ROBOT, "n".repeat(256), "v".repeat(500)), 0),
        arguments(robot(ROBOT, "n".repeat(257), null), 660700006),
        arguments(robot(ROBOT, null, "v".repeat(501)), 660700007),
        arguments(robot("@RBT#" + "a".repeat(27), null, null), 0),
        arguments(robot("@RBT#" + "a".repeat(28), null, null), 660000012),
        arguments(robot("@RBT#ü", null, null), 660000002),
        arguments(robot("@RBT", null, null), 660000002),
        arguments(robot("r", null, null), 660000002),
        arguments(robot(null, null, null), 660000002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void robots_thatExist_failAloneAndStayAsTheyAre() {
    caller.call(robot(ROBOT, "first", null)).as(Response.class);
    Request again = new Request(List.of(new UserInfo(ROBOT, "second", ""), info("@RBT#2")));
    assertThat(caller.call(again).as(Response.class).errorList())
        .containsExactly(new ProfileFailure(ROBOT, 660700002, "the user is registered already"));
    assertThat(caller.call(new Request(List.of(info(ROBOT)))).code()).isEqualTo(660700002);
    assertThat(
            caller
                .call(new QueryUserInfos.Request(List.of(ROBOT)))
                .as(QueryUserInfos.Response.class)
                .result())
        .containsExactly(new QueryUserInfos.UserInfo(ROBOT, "first", "", ""));
  }

  @Test
  void robot_isAPeerLikeAllOthers() {
    caller.register(List.of("a"));
    caller.call(robot(ROBOT, null, null)).as(Response.class);
    caller.send("a", ROBOT);
    caller.send(ROBOT, "a");
    caller.createGroup("g", ROBOT, List.of("a"));
    caller.sendToGroup(ROBOT, "g");
    assertThat(caller.list("a")).extracting(Conversation::convId).containsExactly(ROBOT, "g");
    assertThat(caller.list(ROBOT)).extracting(Conversation::convId).containsExactly("a", "g");
  }

  private static Request robots(int count) {
    return new Request(IntStream.range(0, count).mapToObj(i -> info("@RBT#" + i)).toList());
  }

  private static Request robot(
      @Nullable String id, @Nullable String name, @Nullable String avatar) {
    return new Request(
        List.of(Sent.of(UserInfo.class, "userId", id, "userName", name, "userAvatar", avatar)));
  }

  private static UserInfo info(String id) {
    return new UserInfo(id, "", "");
  }
}
