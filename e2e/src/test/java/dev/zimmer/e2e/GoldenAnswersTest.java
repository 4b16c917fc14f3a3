package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whole answers, field by field and with the JSON types that the pages give, of the actions about
/// blocking and about what users set for their conversations.
final class GoldenAnswersTest {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @Test
  void blocklist_answers() {
    Map<String, Object> users = Map.of("FromUserId", "a", "UserIds", List.of("b", "x"));
    expect(
        client.call("AddUsersToBlacklist", users),
        """
        {"Code":0,"Message":"success","ErrList":[{"UserId":"x","SubCode":660700015}]}\
        """);
    expect(
        client.call("CheckUsersIsInBlacklist", users),
        """
        {"Code":0,"Message":"success","Succ":[{"UserId":"b","Result":1}],\
        "ErrList":[{"UserId":"x","SubCode":660700015}]}\
        """);
    JsonAnswer page = client.call("QueryBlacklist", Map.of("FromUserId", "a", "Next", ""));
    ObjectNode blocked = (ObjectNode) page.listOf("Blacklist").get(0);
    assertThat(blocked.path("UpdateTime").isIntegralNumber()).isTrue();
    assertThat(blocked.remove("UpdateTime").longValue()).isGreaterThan(1_700_000_000_000L);
    expect(
        page,
        """
        {"Code":0,"Message":"success","TotalCount":1,"Next":0,\
        "Blacklist":[{"UserId":"b","UserName":"","Avatar":""}]}\
        """);
    expect(
        client.call("RemoveUsersFromBlacklist", users),
        """
        {"Code":0,"Message":"success","ErrList":[{"UserId":"x","SubCode":660800044}]}\
        """);
    expect(
        client.call("RemoveUsersFromBlacklist", users),
        """
        {"Code":660800042,"Message":"all items failed, the first because: the user is not blocked",\
        "ErrList":[{"UserId":"b","SubCode":660800044},{"UserId":"x","SubCode":660800044}]}\
        """);
    expect(
        client.call("QueryBlacklist", Map.of("FromUserId", "a")),
        """
        {"Code":0,"Message":"success","TotalCount":0,"Next":0,"Blacklist":[]}\
        """);
  }

  @Test
  void silenceConvNotification_answers() {
    Map<String, Object> conversations =
        Map.of("FromUserId", "a", "ConvType", 0, "ConvIds", List.of("b", "x"), "Enable", true);
    expect(
        client.call("SilenceConvNotification", conversations),
        """
        {"Code":0,"Message":"success","ErrorList":[{"ConvId":"x","SubCode":660700015,\
        "SubMessage":"the user is not registered"}]}\
        """);
    expect(
        client.call("SilenceConvNotification", conversations),
        """
        {"Code":660800051,\
        "Message":"all items failed, the first because: the conversation is muted already",\
        "ErrorList":[{"ConvId":"b","SubCode":660800051,\
        "SubMessage":"the conversation is muted already"},{"ConvId":"x","SubCode":660700015,\
        "SubMessage":"the user is not registered"}]}\
        """);
  }

  @Test
  void setConvMark_answers() {
    backend.createGroup("g", "b");
    String marks =
        """
        {"FromUserId":"a","ConvMarkInfoList":[{"UserId":"a","Action":true,\
        "SetMarkC2c":{"b":{"MarkContent":%s}},"SetMarkGroup":{"g":{"MarkContent":2}}},\
        {"UserId":"x","Action":"True","SetMarkC2c":{"b":{"MarkContent":1}}}]}\
        """;
    expect(
        client.call("SetConvMark", marks.formatted("\"30\"")),
        """
        {"Code":0,"Message":"success","FailList":[{"SubCode":0,"SubMessage":"success",\
        "UserId":"a","FailList":[{"Code":660600024,"Message":"the user is not in the group",\
        "ConvId":"g","ConvType":2}]},{"SubCode":660800001,\
        "SubMessage":"the other user is not registered","UserId":"x","FailList":[]}]}\
        """);
    expect(
        client.call("SetConvMark", marks.formatted("31")),
        """
        {"Code":660800054,\
        "Message":"all items failed, the first because: none of the conversations could be marked",\
        "FailList":[{"SubCode":660800054,\
        "SubMessage":"none of the conversations could be marked","UserId":"a","FailList":[\
        {"Code":660000002,"Message":"MarkContent must be from 1 to 30","ConvId":"b","ConvType":0},\
        {"Code":660600024,"Message":"the user is not in the group","ConvId":"g","ConvType":2}]},\
        {"SubCode":660800001,"SubMessage":"the other user is not registered","UserId":"x",\
        "FailList":[]}]}\
        """);
    expect(
        client.call("SetConvMark", "{\"FromUserId\":\"a\",\"ConvMarkInfoList\":[]}"),
        """
        {"Code":660000002,"Message":"ConvMarkInfoList is missing or empty","FailList":[]}\
        """);
  }

  @Test
  void rooms_answer() {
    Map<String, Object> room =
        Map.of(
            "FromUserId",
            "a",
            "RoomId",
            "r",
            "Attributes",
            List.of(Map.of("Key", "k", "Value", "v", "AutoDelete", 1)));
    expect(
        client.call("CreateRoom", room),
        """
        {"Code":0,"Message":"success","AttributeSeq":1}\
        """);
    expect(
        client.call("CreateRoom", room),
        """
        {"Code":660300014,"Message":"there is a room with that id already"}\
        """);
    expect(
        client.call("QueryRoomAttribute", room),
        """
        {"Code":0,"Message":"success","AttributeSeq":1,\
        "Attributes":[{"Key":"k","Value":"v","Seq":1,"AutoDelete":1}]}\
        """);
    String changes =
        """
        {"FromUserId":"a","RoomId":"%s","Attributes":[{"Action":1,"Key":"k"},\
        {"Action":1,"Key":"k","StopOnError":1},{"Action":0,"Key":"l","Value":"w"}]}\
        """;
    expect(
        client.call("ModifyRoomAttribute", changes.formatted("r")),
        """
        {"Code":0,"Message":"success","AttributeSeq":2,"SuccKeyList":[{"Key":"k","Seq":2}],\
        "ErrKeyList":[{"Key":"k","SubCode":660000002}]}\
        """);
    expect(
        client.call("ModifyRoomAttribute", changes.formatted("n")),
        """
        {"Code":660300001,"Message":"the room does not exist","SuccKeyList":[],"ErrKeyList":[]}\
        """);
    expect(
        client.call("DestroyRoom", Map.of("RoomId", "r")),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("DestroyRoom", Map.of("RoomId", "r")),
        """
        {"Code":660300001,"Message":"the room does not exist"}\
        """);
  }

  @Test
  void usersOfARoom_answer() {
    client.call("CreateRoom", Map.of("FromUserId", "a", "RoomId", "r")).expect(0);
    expect(
        client.call("QueryRoomUserList", Map.of("RoomId", "r", "NextFlag", "", "Limit", "")),
        """
        {"Code":660300008,"Message":"nobody is in the room"}\
        """);
    expect(
        client.call("QueryRoomMembers", Map.of("RoomId", "r", "UserId", List.of("b", "x"))),
        """
        {"Code":660300012,\
        "Message":"all items failed, the first because: the user is not in the room",\
        "UserList":[],"ErrorList":[{"UserId":"b","SubCode":660300012},\
        {"UserId":"x","SubCode":660200001}]}\
        """);
    expect(
        client.call("KickoutRoomUser", Map.of("RoomId", "r", "UserId", List.of("b"))),
        """
        {"Code":660300002,"Message":"none of the users is in the room"}\
        """);
  }

  @Test
  void messagesOfARoom_answer() {
    client.call("CreateRoom", Map.of("FromUserId", "a", "RoomId", "r")).expect(0);
    String message =
        """
        {"FromUserId":"a","RoomId":"r","MessageType":%d,"Priority":1,\
        "MessageBody":{"Message":"hello"}}\
        """;
    JsonAnswer sent = client.call("SendRoomMessage", message.formatted(1));
    assertThat(((ObjectNode) sent.json()).remove("MsgId").isIntegralNumber()).isTrue();
    expect(
        sent,
        """
        {"Code":0,"Message":"success","MsgSeq":1}\
        """);
    JsonAnswer barrage = client.call("SendRoomMessage", message.formatted(20));
    assertThat(((ObjectNode) barrage.json()).remove("MsgId").isIntegralNumber()).isTrue();
    expect(
        barrage,
        """
        {"Code":0,"Message":"success"}\
        """);
    Map<String, Object> recall = Map.of("FromUserId", "a", "RoomId", "r", "MsgSeq", 1);
    expect(
        client.call("RevokeRoomMessage", recall),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("RevokeRoomMessage", recall),
        """
        {"Code":660000023,"Message":"the message was recalled already"}\
        """);
  }

  @Test
  void everybody_andAudio_answer() {
    expect(
        client.call(
            "SendMessageToAllUsers",
            Map.of("FromUserId", "a", "MessageType", 1, "MessageBody", Map.of("Message", "hello"))),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("CgiDescribeZIMAudioLicense", Map.of()),
        """
        {"Code":910002,"Message":"this server has no licence for ZIM Audio"}\
        """);
  }

  @Test
  void calls_answer() {
    JsonAnswer invited =
        client.call("CallInvite", Map.of("FromUserId", "a", "UserIds", List.of("b", "x")));
    String callId = ((ObjectNode) invited.json()).remove("CallId").stringValue();
    assertThat(((ObjectNode) invited.json()).remove("CreateTime").isIntegralNumber()).isTrue();
    expect(
        invited,
        """
        {"Code":0,"Message":"success","ErrorUsers":[{"UserId":"x","SubCode":660900003}]}\
        """);
    expect(
        client.call("CallInvite", Map.of("FromUserId", "a", "UserIds", List.of("x"))),
        """
        {"Code":660900003,\
        "Message":"all items failed, the first because: the user to invite is not registered",\
        "ErrorUsers":[{"UserId":"x","SubCode":660900003}]}\
        """);
    Map<String, Object> answer = Map.of("FromUserId", "b", "CallId", callId);
    expect(
        client.call("CallAccept", answer),
        """
        {"Code":0,"Message":"success"}\
        """);
    expect(
        client.call("CallReject", answer),
        """
        {"Code":660900005,"Message":"the invitation has been answered already"}\
        """);
  }

  static void expect(JsonAnswer answer, String json) {
    ObjectNode fields = (ObjectNode) answer.json();
    assertThat(fields.remove("RequestId").isString()).isTrue();
    assertThat(fields).isEqualTo(JSON.readTree(json));
  }
}
