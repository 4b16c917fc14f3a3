package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whole answers, field by field and with the JSON types that the pages give, of the actions about
/// groups; and walks through members who come and go.
abstract class GroupScenarios {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Backend backend;
  private final ZimmerClient client;

  GroupScenarios(RunningZimmer zimmer) {
    this.backend = zimmer.newBackend();
    this.client = backend.client();
  }

  @BeforeEach
  void createGroup() {
    backend.register("a", "b", "c");
    backend.createGroup("g", "a", "b");
  }

  @Test
  void queryGroupMemberList_answers() {
    expect(
        client.call("QueryGroupMemberList", Map.of("GroupId", "g", "Limit", 1000)),
        """
        {"Code":0,"Message":"success","TotalCount":2,"Next":0,"MemberList":[\
        {"UserId":"a","UserName":"","UserNickName":"","Role":1},\
        {"UserId":"b","UserName":"","UserNickName":"","Role":3}]}\
        """);
    expect(
        client.call("QueryGroupMemberList", Map.of("GroupId", "x")),
        """
        {"Code":660600001,"Message":"the group does not exist"}\
        """);
  }

  @Test
  void groupSettings_areAnswered() {
    expect(
        client.call(
            "UpdateGroupData",
            Map.of("FromUserId", "c", "GroupId", "g", "GroupName", "n", "GroupNotice", "o")),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call(
            "ModifyGroupLimit",
            Map.of("FromUserId", "c", "GroupId", "g", "JoinMode", "2", "MemberCountLimit", 100)),
        """
        {"Code":0,"Message":"success"}\
        """);
    String attributes =
        """
        {"FromUserId":"c","GroupId":"g","Action":%d,\
        "Attributes":[{"Key":"k","Value":"v"},{"Key":"%s","Value":"w"}]}\
        """;
    expect(
        client.call("ModifyGroupAttribute", attributes.formatted(0, "l")),
        """
        {"Code":0,"Message":"success","FailKeys":[],\
        "Attributes":{"Attributes":[{"Key":"k","Value":"v"},{"Key":"l","Value":"w"}]}}\
        """);
    expect(
        client.call("ModifyGroupAttribute", attributes.formatted(1, "m")),
        """
        {"Code":0,"Message":"success",\
        "FailKeys":[{"Reason":"the group has no such attribute","Key":"m"}],\
        "Attributes":{"Attributes":[{"Key":"k","Value":"v"}]}}\
        """);
    expect(
        client.call("ModifyGroupAttribute", attributes.formatted(1, "m")),
        """
        {"Code":660600028,"Message":"the group has none of these attributes",\
        "FailKeys":[{"Reason":"the group has no such attribute","Key":"k"},\
        {"Reason":"the group has no such attribute","Key":"m"}],"Attributes":{"Attributes":[]}}\
        """);
    JsonAnswer info = client.call("QueryGroupInfo", Map.of("FromUserId", "c", "GroupId", "g"));
    ObjectNode fields = (ObjectNode) info.json();
    assertThat(fields.remove("GroupCreateTime").longValue()).isGreaterThan(1_700_000_000_000L);
    expect(
        info,
        """
        {"Code":0,"Message":"success","GroupName":"n","GroupNotice":"o","GroupDataSeq":1,\
        "GroupAvatar":"","IsAllForbid":false,"LimitInfo":{"MemberCountLimit":100,"JoinMode":2,\
        "InviteMode":0,"BeInvitedMode":0,"NumberMessage":0},"ForbidExpireTime":0,"GroupId":"g",\
        "GroupAttributes":[{"Key":"l","Value":"w"}]}\
        """);
  }

  @Test
  void rolesAndNicknames_areAnswered() {
    String nicknames =
        """
        {"FromUserId":"a","GroupId":"g","UserIds":[{"UserId":"%s","Nickname":"n"},\
        {"UserId":"c","Nickname":"n"}]}\
        """;
    expect(
        client.call("SetGroupMembersNickname", nicknames.formatted("b")),
        """
        {"Code":0,"Message":"success","ErrorUsers":[{"UserId":"c","SubCode":660600024}]}\
        """);
    expect(
        client.call("SetGroupMembersNickname", nicknames.formatted("x")),
        """
        {"Code":660700015,"Message":"all items failed, the first because: the user is not registered",\
        "ErrorUsers":[{"UserId":"x","SubCode":660700015},{"UserId":"c","SubCode":660600024}]}\
        """);
    Map<String, Object> role =
        Map.of("FromUserId", "b", "GroupId", "g", "ToUserId", "a", "Role", "200");
    expect(
        client.call("SetGroupMemberRole", role),
        """
        {"Code":660600029,"Message":"ToUserId is the owner; transfer the group first"}\
        """);
    expect(
        client.call(
            "TransferGroupOwner", Map.of("FromUserId", "a", "GroupId", "g", "NewOwner", "b")),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("SetGroupMemberRole", role),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("QueryGroupMemberList", Map.of("GroupId", "g", "Limit", "", "Next", "")),
        """
        {"Code":0,"Message":"success","TotalCount":2,"Next":0,"MemberList":[\
        {"UserId":"a","UserName":"","UserNickName":"","Role":200},\
        {"UserId":"b","UserName":"","UserNickName":"n","Role":1}]}\
        """);
  }

  @Test
  void mutes_areAnswered() {
    String groupMute = "FromUserId=a&GroupId=g&MuteRoleList[]=3&MuteRoleList[]=200&Duration=-1";
    expect(
        get("MuteGroup", groupMute),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        get("MuteGroup", "FromUserId=b&GroupId=g"),
        """
        {"Code":660600032,\
        "Message":"FromUserId is a member, but not the owner or an administrator"}\
        """);
    expect(
        get("MuteGroupMembers", "FromUserId=a&GroupId=g&UserIds=b&UserIds=c&Duration=60"),
        """
        {"Code":0,"Message":"success","ErrorUsers":[{"UserId":"c","SubCode":660600024}]}\
        """);
    expect(
        get("MuteGroupMembers", "FromUserId=a&GroupId=g&UserIds[]=x&Duration=60"),
        """
        {"Code":660600033,"Message":"all items failed, the first because: the user is not registered",\
        "ErrorUsers":[{"UserId":"x","SubCode":660700015}]}\
        """);
    expect(
        client.call("FetchForbidGroupList", Map.of("FromUserId", "c", "StartFlag", 0)),
        """
        {"Code":0,"Message":"success","FetchEnd":1,"NextFlag":0,\
        "GroupList":[{"GroupId":"g","ForbidType":6}]}\
        """);
    JsonAnswer info = client.call("QueryGroupInfo", Map.of("FromUserId", "c", "GroupId", "g"));
    assertThat(info.json().has("IsAllForbid")).isFalse();
    assertThat(info.json().path("ForbidList")).isEqualTo(JSON.readTree("[3,200]"));
    assertThat(info.json().path("ForbidExpireTime").longValue()).isEqualTo(-1);
  }

  @Test
  void listsOfTheApp_areAnswered() {
    backend.createGroup("h", "a");
    expect(
        get("QueryAppGroupList", "Limit=&Next="),
        """
        {"Code":0,"Message":"success","TotalCount":2,"Next":0,"GroupIdList":[\
        {"GroupId":"g","GroupName":""},{"GroupId":"h","GroupName":""}]}\
        """);
    JsonAnswer first = client.call("QueryAppGroupList", Map.of("Limit", 1));
    assertThat(first.json().path("Next").isIntegralNumber()).isTrue();
    expect(
        get("QueryAppGroupList", "Limit=1&Next=" + first.json().path("Next")),
        """
        {"Code":0,"Message":"success","TotalCount":2,"Next":0,"GroupIdList":[\
        {"GroupId":"h","GroupName":""}]}\
        """);
    expect(
        get("QueryAppCommunityList", "Limit=100"),
        """
        {"Code":0,"Message":"success","TotalCount":0,"Next":0,"CommunityIdList":[]}\
        """);
  }

  @Test
  void members_whoStay_areFoundOnceByEveryWalk() {
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
    backend.register(many.toArray(String[]::new));
    backend.createGroup("large", "a", many.toArray(String[]::new));
    client.call(
        "KickoutGroupUser",
        Map.of("FromUserId", "c", "GroupId", "large", "UserId", many.subList(1, 35)));
    for (int limit : List.of(1, 2, 6, 7, 100)) {
      assertThat(members("large", limit))
          .containsExactly("a", "m0", "m35", "m36", "m37", "m38", "m39");
    }
    client.call(
        "KickoutGroupUser",
        Map.of("FromUserId", "c", "GroupId", "large", "UserId", List.of("a", "m0")));
    assertThat(members("large", 3)).containsExactly("m35", "m36", "m37", "m38", "m39");
    JsonAnswer first = client.call("QueryGroupMemberList", Map.of("GroupId", "large", "Limit", 1));
    assertThat(first.listOf("MemberList").get(0).path("Role").intValue()).isEqualTo(1);
    assertThat(first.json().path("TotalCount").intValue()).isEqualTo(5);
  }

  private List<String> members(String group, int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      JsonAnswer page =
          client.call(
              "QueryGroupMemberList", Map.of("GroupId", group, "Limit", limit, "Next", next));
      page.listOf("MemberList").forEach(member -> all.add(member.path("UserId").asString()));
      next = page.json().path("Next").longValue();
    } while (next != 0);
    return all;
  }

  private JsonAnswer get(String action, String query) {
    return client.send(client.request(action).verb("GET").rawQuery(query));
  }

  private static void expect(JsonAnswer answer, String json) {
    ObjectNode fields = (ObjectNode) answer.json();
    assertThat(fields.remove("RequestId").isString()).isTrue();
    assertThat(fields).isEqualTo(JSON.readTree(json));
  }
}
