package dev.zimmer.e2e;

import static dev.zimmer.e2e.GoldenAnswersTest.expect;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whole answers of the actions about users, as [GoldenAnswersTest] has them of others.
final class GoldenUserAnswersTest {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @Test
  void robotRegister_answers() {
    String robots =
        """
        {"UserInfo":[{"UserId":"@RBT#R1","UserName":"userNameA","UserAvatar":"https"},\
        {"UserId":"@RBT#R2","UserName":"userNameB","UserAvatar":"https"}]}\
        """;
    expect(
        client.call("RobotRegister", robots),
        """
        {"Code":0,"Message":"success","ErrorList":[]}\
        """);
    expect(
        client.call(
            "RobotRegister", "{\"UserInfo\":[{\"UserId\":\"@RBT#R1\"},{\"UserId\":\"a\"}]}"),
        """
        {"Code":660700002,\
        "Message":"all items failed, the first because: the user is registered already",\
        "ErrorList":[{"UserId":"@RBT#R1","SubCode":660700002,\
        "SubMessage":"the user is registered already"},{"UserId":"a","SubCode":660000002,\
        "SubMessage":"UserId must start with @RBT#"}]}\
        """);
  }

  @Test
  void userInfo_answers() {
    String infos =
        """
        {"UserInfo":[{"UserId":"a","UserName":"userNamea","UserAvatar":"http",\
        "Extra":"extra info"},{"UserId":"x","UserName":"userNamex"}]}\
        """;
    expect(
        client.call("ModifyUserInfo", infos),
        """
        {"Code":0,"Message":"success","ErrorList":[{"UserId":"x","SubCode":660700012,\
        "SubMessage":"the user to change is not registered"}]}\
        """);
    expect(
        client.call("QueryUserInfos", Map.of("UserIds", List.of("a", "x", "b"))),
        """
        {"Code":0,"Message":"success","Result":[\
        {"UserId":"a","UserName":"userNamea","UserAvatar":"http","Extra":"extra info"},\
        {"UserId":"b","UserName":"","UserAvatar":"","Extra":""}],\
        "ErrorList":[{"UserId":"x","SubCode":660700015}]}\
        """);
    expect(
        client.call("QueryUserInfos", Map.of()),
        """
        {"Code":660000002,"Message":"UserIds is missing or empty","Result":[],"ErrorList":[]}\
        """);
  }

  @Test
  void queryUserOnlineState_answers() {
    expect(
        client.send(
            client.request("QueryUserOnlineState").verb("GET").rawQuery("&UserId[]=a&UserId[]=x")),
        """
        {"Code":660200001,\
        "Message":"all items failed, the first because: the user is not logged in on any client",\
        "Result":[],"ErrorList":[{"UserId":"a","SubCode":660200001},\
        {"UserId":"x","SubCode":660200001}]}\
        """);
  }

  @Test
  void queryGroupsInfoOfUser_answers() {
    backend.createGroup("g", "a");
    backend.createGroup("h", "b", "a");
    expect(
        client.call("QueryGroupsInfoOfUser", Map.of("FromUserId", "a", "Limit", 1, "Next", "")),
        """
        {"Code":0,"Message":"success","NextRsp":">g","HasJoinGroupNum":2,\
        "GroupInfoList":[{"GroupId":"g","GroupName":"","GroupAvatar":""}]}\
        """);
    expect(
        client.call("QueryGroupsInfoOfUser", Map.of("FromUserId", "a", "Limit", 1, "Next", ">g")),
        """
        {"Code":0,"Message":"success","NextRsp":"0","HasJoinGroupNum":2,\
        "GroupInfoList":[{"GroupId":"h","GroupName":"","GroupAvatar":""}]}\
        """);
  }
}
