package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whole answers, field by field and with the JSON types that the pages give, of the actions that
/// change messages after they were sent.
final class GoldenMessageAnswersTest {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Backend backend = zimmer.newBackend();
  private final ZimmerClient client = backend.client();

  @BeforeEach
  void say() {
    backend.register("a", "b", "c");
    backend.createGroup("g", "a", "b");
    backend.sendPeer("a", "b");
    backend.sendGroup("a", "g");
  }

  @Test
  void recalls_answer() {
    Map<String, Object> peer =
        Map.of("FromUserId", "a", "ToUserId", "b", "MsgSeq", 1, "Payload", "ü");
    expect(client.call("RevokePeerMessage", peer), "{\"Code\":0,\"Message\":\"success\"}");
    expect(
        client.call("RevokePeerMessage", peer),
        """
        {"Code":660000023,"Message":"the message was recalled already"}\
        """);
    Map<String, Object> group = Map.of("FromUserId", "b", "GroupId", "g", "MsgSeq", "1");
    expect(
        client.call("RevokeGroupMessage", group),
        """
        {"Code":660000026,"Message":"FromUserId did not send the message"}\
        """);

    ObjectNode told = message("QueryMessagesByMsgSeq", "MessageList", askedFor());
    ObjectNode body =
        (ObjectNode)
            JSON.readTree(
                URLDecoder.decode(told.remove("MsgBody").stringValue(), StandardCharsets.UTF_8));
    assertThat(body.remove("revoke_time").isIntegralNumber()).isTrue();
    assertThat(body)
        .isEqualTo(
            JSON.readTree(
                """
                {"user_id":"a","msg_type":1,"payload":"ü","msg_status":12}\
                """));
    String rest =
        """
        {"Sender":"a","MsgType":31,"MsgSeq":1,"Payload":"","IsEmpty":2%s}\
        """;
    assertThat(told).isEqualTo(JSON.readTree(rest.formatted("")));
    Map<String, Object> withEmpty = Map.of("FromUserId", "b", "ToUserId", "a", "WithEmptyMsg", 1);
    assertThat(message("QueryPeerMsg", "List", withEmpty))
        .isEqualTo(JSON.readTree(rest.formatted(",\"MsgBody\":\"\"")));
  }

  @Test
  void edits_answer() {
    String edit =
        """
        {"FromUserId":"b","SenderId":"a","ConvId":"%s","MsgType":1,"ConvMsgSeq":1,"EditType":%d,\
        "MessageBody":{"Message":"new"},"AtListInfo":{"AtList":["a"]},"IsAtAll":false}\
        """;
    JsonAnswer edited = client.call("EditC2cMsgBody", edit.formatted("a", 15));
    ObjectNode fields = (ObjectNode) edited.json();
    assertThat(fields.remove("LatestEditTime").longValue())
        .isBetween(1_700_000_000L, 9_999_999_999L);
    expect(
        edited,
        """
        {"Code":0,"Message":"success","StateMsgSeq":1,"EditMsgSeq":1}\
        """);
    expect(
        client.call("EditC2cMsgBody", edit.formatted("a", 16)),
        """
        {"Code":660000002,"Message":"EditType can have 16 only with MsgType 200"}\
        """);
    expect(
        client.call("EditGroupMsgBody", edit.formatted("h", 1)),
        """
        {"Code":661000005,"Message":"FromUserId is not a member of the group"}\
        """);
    assertThat(message("QueryMessagesByMsgSeq", "MessageList", askedFor()))
        .isEqualTo(
            JSON.readTree(
                """
                {"Sender":"a","MsgType":1,"MsgBody":"new","MsgSeq":1,"Payload":"","IsEmpty":0}\
                """));
  }

  @Test
  void clearings_answer() {
    expect(
        client.call(
            "ClearConversationUnread", Map.of("FromUserId", "b", "ConvId", "a", "ConvType", 0)),
        "{\"Code\":0,\"Message\":\"success\"}");
    expect(
        client.call(
            "ClearConversationUnread", Map.of("FromUserId", "b", "ConvId", "c", "ConvType", 0)),
        """
        {"Code":660800002,\
        "Message":"the conversation is not among the latest 1000 of the user's list"}\
        """);
    expect(
        client.call("ClearPeerMessage", Map.of("FromUserId", "b", "ToUserId", "a")),
        "{\"Code\":0,\"Message\":\"success\"}");
    expect(
        client.call("ClearMemberGroupMessage", Map.of("FromUserId", "c", "GroupId", "g")),
        """
        {"Code":660600024,"Message":"the user is not in the group"}\
        """);
    Map<String, Object> withEmpty = Map.of("FromUserId", "b", "ToUserId", "a", "WithEmptyMsg", 1);
    assertThat(message("QueryPeerMsg", "List", withEmpty))
        .isEqualTo(
            JSON.readTree(
                """
                {"Sender":"a","MsgType":1,"MsgBody":"","MsgSeq":1,"Payload":"","IsEmpty":1}\
                """));
  }

  @Test
  void receipts_answer() {
    Map<String, Object> peer = Map.of("FromUserId", "b", "ConvId", "a", "ConvMsgSeq", List.of(1));
    Map<String, Object> group = Map.of("FromUserId", "b", "GroupId", "g", "ConvMsgSeq", List.of(1));
    expectTime(client.call("C2cReadReceipt", peer), "ReadTime");
    expectTime(client.call("C2cDeliveryReceipt", peer), "DeliveredTime");
    expectTime(client.call("GroupReadReceipt", group), "ReadTime");
    expectTime(client.call("GroupDeliveryReceipt", group), "DeliveredTime");
    Map<String, Object> unknown =
        Map.of("FromUserId", "c", "GroupId", "g", "ConvMsgSeq", List.of(1));
    expect(
        client.call("GroupReadReceipt", unknown),
        """
        {"Code":660400103,"Message":"FromUserId is not a member of the group"}\
        """);
  }

  private static Map<String, Object> askedFor() {
    return Map.of("FromUserId", "b", "ConvId", "a", "ConvType", 0, "MsgSeqList", List.of(1));
  }

  /// The only message of an answer, without the fields that are never the same.
  private ObjectNode message(String action, String list, Map<String, Object> parameters) {
    ObjectNode message = (ObjectNode) client.call(action, parameters).listOf(list).get(0);
    assertThat(message.remove("MsgId").isIntegralNumber()).isTrue();
    assertThat(message.remove("MsgTime").longValue()).isGreaterThan(1_700_000_000_000L);
    return message;
  }

  private static void expectTime(JsonAnswer answer, String name) {
    ObjectNode fields = (ObjectNode) answer.json();
    assertThat(fields.remove(name).longValue()).isGreaterThan(1_700_000_000_000L);
    expect(answer, "{\"Code\":0,\"Message\":\"success\"}");
  }

  private static void expect(JsonAnswer answer, String json) {
    ObjectNode fields = (ObjectNode) answer.json();
    assertThat(fields.remove("RequestId").isString()).isTrue();
    assertThat(fields).isEqualTo(JSON.readTree(json));
  }
}
