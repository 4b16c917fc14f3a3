package dev.zimmer.e2e;

import static dev.zimmer.e2e.GoldenAnswersTest.expect;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/// Whole answers of the actions about users and their friends, as [GoldenAnswersTest] has them of
/// others.
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

  /// The request example of the page, which has the attributes' `Key` in lower case but for one.
  @Test
  void addFriends_answers() {
    backend.register("zego_user", "usera1");
    String example =
        """
        {"FromUserId":"zego_user","FriendInfos":[\
        {"UserId":"usera1","Wording":"Wording1","FriendAlias":"alias1",\
        "Attributes":[{"Key":"k1","Value":"Value"},{"key":"k2","Value":"Value1"}]},\
        {"UserId":"usera2","Wording":"Wording2","FriendAlias":"alias2",\
        "Attributes":[{"key":"k3","Value":"Value"},{"key":"k0","Value":"Value1"}]}]}\
        """;
    expect(
        client.call("AddFriends", example),
        """
        {"Code":0,"Message":"success","ErrorList":[{"UserId":"usera2","SubCode":660700015}]}\
        """);
    expect(
        client.call("AddFriends", example),
        """
        {"Code":660800027,\
        "Message":"all items failed, the first because: the user is a friend already",\
        "ErrorList":[{"UserId":"usera1","SubCode":660800027},\
        {"UserId":"usera2","SubCode":660700015}]}\
        """);
    expectFriends(
        client.call("QueryFriendList", Map.of("FromUserId", "zego_user", "Limit", 0, "Next", "")),
        """
        {"Code":0,"Message":"success","TotalCount":1,"Next":0,"FriendInfos":[{"UserId":"usera1",\
        "UserName":"","Avatar":"","Wording":"Wording1","FriendAlias":"alias1","Attributes":[\
        {"Key":"k1","Value":"Value"},{"Key":"k2","Value":"Value1"}]}]}\
        """);
    expectFriends(
        client.call("QueryFriendList", Map.of("FromUserId", "usera1")),
        """
        {"Code":0,"Message":"success","TotalCount":1,"Next":0,"FriendInfos":[\
        {"UserId":"zego_user","UserName":"","Avatar":"","Wording":"Wording1","FriendAlias":"",\
        "Attributes":[]}]}\
        """);
    expect(
        client.call("AddFriends", Map.of("FromUserId", "zego_user")),
        """
        {"Code":660000002,"Message":"FriendInfos is missing or empty","ErrorList":[]}\
        """);
  }

  @Test
  void sendFriendApplication_answers() {
    expect(
        client.call(
            "SendFriendApplication",
            """
            {"FromUserId":"a","FriendInfos":[{"UserId":"b","Wording":"Wording1",\
            "FriendAlias":"Remark1","Attributes":[{"Key":"k2","Value":"Value"},\
            {"Key":"k0","Value":"Value1"}]},{"UserId":"b"},{"UserId":"x"}]}\
            """),
        """
        {"Code":0,"Message":"success","ErrorList":[{"UserId":"b","SubCode":660800022},\
        {"UserId":"x","SubCode":660700015}]}\
        """);
    expect(
        client.call(
            "SendFriendApplication", "{\"FromUserId\":\"a\",\"FriendInfos\":[{\"UserId\":\"x\"}]}"),
        """
        {"Code":660800025,\
        "Message":"all items failed, the first because: the user is not registered",\
        "ErrorList":[{"UserId":"x","SubCode":660700015}]}\
        """);
  }

  @Test
  void changesOfFriends_answer() {
    befriend();
    expect(
        client.call(
            "UpdateFriendsAlias",
            """
            {"FromUserId":"a","UserIds":[{"UserId":"b","FriendAlias":"FriendAlias1"},\
            {"UserId":"c","FriendAlias":"FriendAlias2"}]}\
            """),
        """
        {"Code":0,"Message":"success","ErrorList":[{"UserId":"c","SubCode":660800034}]}\
        """);
    String attributes =
        """
        {"FromUserId":"a","UserId":"%s","Attributes":[{"Key":"k0","Value":"Value1"},\
        {"key":"k2","Value":"Value2"},{"Key":"k5","Value":"Value3"}],"Action":0}\
        """;
    expect(
        client.call("UpdateFriendAttributes", attributes.formatted("b")),
        """
        {"Code":0,"Message":"success","FailKey":[{"Key":"k5","SubCode":660800023}]}\
        """);
    expect(
        client.call("UpdateFriendAttributes", attributes.formatted("c")),
        """
        {"Code":660800034,"Message":"the user is not a friend","FailKey":[]}\
        """);
    expectFriends(
        client.call("QueryFriendList", Map.of("FromUserId", "a")),
        """
        {"Code":0,"Message":"success","TotalCount":1,"Next":0,"FriendInfos":[{"UserId":"b",\
        "UserName":"","Avatar":"","Wording":"","FriendAlias":"FriendAlias1","Attributes":[\
        {"Key":"k0","Value":"Value1"},{"Key":"k2","Value":"Value2"}]}]}\
        """);
  }

  @Test
  void relationsOfFriends_answer() {
    befriend();
    Map<String, Object> check =
        Map.of("FromUserId", "a", "UserIds", List.of("b", "c", "x"), "CheckType", 0);
    expect(
        client.call("CheckFriendsRelation", check),
        """
        {"Code":0,"Message":"success","Successes":[{"UserId":"b","Relation":6},\
        {"UserId":"c","Relation":3}],\
        "Fails":[{"UserId":"x","SubCode":660700015,"Relation":1}]}\
        """);
    Map<String, Object> delete =
        Map.of("FromUserId", "a", "UserIds", List.of("b", "a"), "DeleteType", 1);
    expect(
        client.call("DeleteFriends", delete),
        """
        {"Code":0,"Message":"success","ErrorList":[{"UserId":"a","SubCode":660800033}]}\
        """);
    expect(
        client.call("DeleteFriends", delete),
        """
        {"Code":660800034,"Message":"all items failed, the first because: the user is not a friend",\
        "ErrorList":[{"UserId":"b","SubCode":660800034},{"UserId":"a","SubCode":660800033}]}\
        """);
    expect(
        client.send(
            client.request("DeleteAllFriends").verb("GET").rawQuery("FromUserId=b&DeleteType=0")),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call(
            "CheckFriendsRelation",
            "{\"FromUserId\":\"b\",\"UserIds\":[\"a\",\"x\"],\"CheckType\":1}"),
        """
        {"Code":0,"Message":"success","Successes":[{"UserId":"a","Relation":1}],\
        "Fails":[{"UserId":"x","SubCode":660700015}]}\
        """);
  }

  private void befriend() {
    client
        .call("AddFriends", "{\"FromUserId\":\"a\",\"FriendInfos\":[{\"UserId\":\"b\"}]}")
        .expect(0);
  }

  /// A page of one friend, whose time is that of the call.
  private static void expectFriends(JsonAnswer page, String json) {
    ObjectNode friend = (ObjectNode) page.listOf("FriendInfos").get(0);
    assertThat(friend.path("CreateTime").isIntegralNumber()).isTrue();
    assertThat(friend.remove("CreateTime").longValue()).isGreaterThan(1_700_000_000_000L);
    expect(page, json);
  }
}
