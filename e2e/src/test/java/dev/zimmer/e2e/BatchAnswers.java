package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What batches answer when some or all of their items fail, and what is named twice (R26); and the
/// documented fields of every action's answer with their JSON types (R28).
abstract class BatchAnswers {
  private static final int INVALID_ARGUMENT = 660000002;
  private static final int TOO_MANY_USERS = 660000011;
  private static final int GROUP_NOT_FOUND = 660600001;
  private static final int NOT_REGISTERED = 660700015;

  private final Backend backend;
  private final ZimmerClient client;

  BatchAnswers(RunningZimmer zimmer) {
    this.backend = zimmer.newBackend();
    this.client = backend.client();
  }

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @Test
  void userRegister_some_namesTheOthers() {
    JsonAnswer answer = register(List.of("d", "a", "x/y", "e")).expect(0);
    assertThat(answer.failures("ErrorList")).containsExactly("a=660700002", "x/y=660000002");
    answer
        .listOf("ErrorList")
        .forEach(failure -> assertThat(failure.path("SubMessage").isString()).isTrue());
    assertThat(backend.list("e")).isEmpty();
  }

  @Test
  void userRegister_noneNew_is660700002() {
    JsonAnswer answer = register(List.of("a", "b")).expect(660700002);
    assertThat(answer.failures("ErrorList")).containsExactly("a=660700002", "b=660700002");
  }

  @Test
  void userRegister_twice_isOnce() {
    assertThat(register(List.of("d", "d")).expect(0).failures("ErrorList")).isEmpty();
  }

  @Test
  void userRegister_wrongItems_haveTheirOwnCodes() {
    List<Map<String, String>> infos =
        List.of(
            Map.of("UserId", "1".repeat(33)),
            Map.of("UserId", "d", "UserName", "n".repeat(257)),
            Map.of("UserId", "e", "UserAvatar", "v".repeat(501)),
            Map.of("UserId", "@RBT#bot"),
            Map.of("UserId", ""));
    JsonAnswer answer = client.call("UserRegister", Map.of("UserInfo", infos)).expect(660000012);
    assertThat(answer.failures("ErrorList"))
        .containsExactly(
            "1".repeat(33) + "=660000012",
            "d=660700006",
            "e=660700007",
            "@RBT#bot=660000002",
            "=660000002");
  }

  /// Longer than what Cassandra takes as the name of a row or a partition.
  @Test
  void batches_oneImpossiblyLongId_failThatItemAlone() {
    String tooLong = "x".repeat(70_000);
    List<String> some = List.of("b", tooLong);
    backend.createGroup("g", "a", "b", "c");
    JsonAnswer sent = client.call("SendPeerMessage", Backend.peerMessage("a", some)).expect(0);
    assertThat(sent.failures("ErrorList")).containsExactly(tooLong + "=660700015");
    expectTooLong("KickoutGroupUser", "UserId", "ErrorList", some, 660600008);
    expectTooLong("InviteUsersIntoGroup", "UserIds", "ErrorUsers", some, 660700015);
    expectTooLong("AddUsersToBlacklist", "UserIds", "ErrList", some, 660700015);
    JsonAnswer created =
        client.call("CreateGroup", Map.of("GroupOwner", "a", "UserId", some)).expect(0);
    assertThat(created.failures("ErrorUsers")).containsExactly(tooLong + "=660700015");
    List<Map<String, Object>> conversations =
        some.stream().map(id -> Map.<String, Object>of("ConvId", id, "ConvType", 0)).toList();
    client
        .call("ConvPinned", Map.of("FromUserId", "a", "ConvList", conversations, "PinnedType", 1))
        .expect(0);
  }

  private void expectTooLong(
      String action, String parameter, String field, List<String> ids, int code) {
    JsonAnswer answer =
        client.call(action, Map.of("FromUserId", "a", "GroupId", "g", parameter, ids)).expect(0);
    assertThat(answer.failures(field)).as(action).containsExactly(ids.getLast() + "=" + code);
  }

  @Test
  void userRegister_noneOrTooMany_isRefusedWithEmptyList() {
    for (List<String> ids : List.of(List.<String>of(), Backend.ids("u", 101))) {
      assertThat(register(ids).expect(INVALID_ARGUMENT).failures("ErrorList")).isEmpty();
    }
    register(Backend.ids("u", 100)).expect(0);
  }

  private JsonAnswer register(List<String> ids) {
    List<Map<String, String>> infos = ids.stream().map(id -> Map.of("UserId", id)).toList();
    return client.call("UserRegister", Map.of("UserInfo", infos));
  }

  @Test
  void sendPeer_all_listsSuccessesInOrderWithStringIds() {
    JsonAnswer answer = backend.sendPeer("a", "b", "c", "b");
    assertThat(answer.failures("ErrorList")).isEmpty();
    JsonNode successes = answer.listOf("SuccList");
    assertThat(successes).hasSize(2);
    List<String> ids = new ArrayList<>();
    for (JsonNode success : successes) {
      ids.add(success.path("UserId").stringValue());
      assertThat(success.path("MsgId").isString()).isTrue();
      assertThat(Long.parseLong(success.path("MsgId").stringValue())).isBetween(1L, (1L << 53) - 1);
      assertThat(success.path("MsgSeq").isIntegralNumber()).isTrue();
      assertThat(success.path("MsgSeq").longValue()).isEqualTo(1);
    }
    assertThat(ids).containsExactly("b", "c");
  }

  @Test
  void sendPeer_none_isTheFirstItemsCode() {
    JsonAnswer answer =
        client.call("SendPeerMessage", Backend.peerMessage("a", List.of("x", "y", "x")));
    assertThat(answer.expect(NOT_REGISTERED).failures("ErrorList"))
        .containsExactly("x=" + NOT_REGISTERED, "y=" + NOT_REGISTERED);
    assertThat(answer.listOf("SuccList").isEmpty()).isTrue();
    assertThat(backend.list("a")).isEmpty();
  }

  @Test
  void sendPeer_refusedAsAWhole_hasEmptyLists() {
    expectRefusedSend(Backend.peerMessage("a", List.of("b", "a")), INVALID_ARGUMENT);
    expectRefusedSend(Backend.peerMessage("a", List.of()), INVALID_ARGUMENT);
    expectRefusedSend(Backend.peerMessage("a", Backend.ids("u", 101)), TOO_MANY_USERS);
    expectRefusedSend(Backend.peerMessage("x", List.of("b")), 660500002);
    Map<String, Object> large = Backend.peerMessage("a", List.of("b"));
    large.put("MessageBody", Map.of("Message", "m".repeat(2049)));
    expectRefusedSend(large, 660400001);
    assertThat(backend.list("b")).isEmpty();
  }

  private void expectRefusedSend(Map<String, Object> message, int code) {
    JsonAnswer answer = client.call("SendPeerMessage", message).expect(code);
    assertThat(answer.listOf("ErrorList").isEmpty()).isTrue();
    assertThat(answer.listOf("SuccList").isEmpty()).isTrue();
  }

  @Test
  void messages_inOneConversation_areNumberedWithoutGaps() {
    for (int i = 0; i < 3; i++) {
      assertThat(sequence(backend.sendPeer("a", "b"))).isEqualTo(2 * i + 1);
      assertThat(sequence(backend.sendPeer("b", "a"))).isEqualTo(2 * i + 2);
    }
  }

  private static long sequence(JsonAnswer sent) {
    return sent.listOf("SuccList").get(0).path("MsgSeq").longValue();
  }

  @Test
  void sendGroup_answers_numericIds() {
    backend.createGroup("g", "a");
    JsonAnswer first = backend.sendGroup("a", "g");
    JsonAnswer second = backend.sendGroup("b", "g");
    assertThat(first.get("MsgSeq").longValue()).isEqualTo(1);
    assertThat(second.get("MsgSeq").longValue()).isEqualTo(2);
    assertThat(first.get("MsgId").isIntegralNumber()).isTrue();
    assertThat(second.get("MsgId").longValue())
        .isGreaterThan(first.get("MsgId").longValue())
        .isLessThan(1L << 53);
  }

  @Test
  void imports_answer_theirOwnFields() {
    backend.createGroup("g", "a");
    JsonAnswer peer = backend.importPeer("a", "b", "a", 1_700_000_000_000L);
    assertThat(peer.get("MsgId").isString()).isTrue();
    assertThat(peer.get("MsgSeq").longValue()).isEqualTo(1);
    JsonAnswer group = backend.importGroup("a", "g", 1_700_000_000_000L);
    assertThat(group.get("MsgSeq").longValue()).isEqualTo(1);
    assertThat(group.json().has("MsgId")).isFalse();
  }

  @Test
  void importPeer_wrong_isRefused() {
    Map<String, Object> message = Backend.peerMessage("a", List.of());
    message.put("ToUserId", "b");
    message.put("ImportedUserId", "c");
    client.call("ImportPeerMsg", message).expect(INVALID_ARGUMENT);
    message.put("ImportedUserId", "a");
    message.put("SendMessageTime", System.currentTimeMillis() + 3_600_000);
    client.call("ImportPeerMsg", message).expect(INVALID_ARGUMENT);
    message.put("SendMessageTime", System.currentTimeMillis() / 1000);
    JsonAnswer seconds = client.call("ImportPeerMsg", message).expect(INVALID_ARGUMENT);
    assertThat(seconds.message()).startsWith("SendMessageTime looks like seconds");
    message.put("SendMessageTime", 0);
    message.put("MessageType", 2);
    client.call("ImportPeerMsg", message).expect(INVALID_ARGUMENT);
    message.put("MessageType", 1);
    message.put("ToUserId", "x");
    client.call("ImportPeerMsg", message).expect(NOT_REGISTERED);
  }

  @Test
  void createGroup_some_namesMembersAndOthers() {
    JsonAnswer answer =
        client
            .call(
                "CreateGroup",
                Map.of("GroupId", "g", "GroupOwner", "a", "UserId", List.of("b", "x", "a", "b")))
            .expect(0);
    assertThat(answer.get("GroupId").stringValue()).isEqualTo("g");
    assertThat(answer.failures("ErrorUsers")).containsExactly("x=" + NOT_REGISTERED);
    List<String> members = new ArrayList<>();
    for (JsonNode member : answer.listOf("Members")) {
      members.add(member.path("UserId").stringValue());
      assertThat(member.path("UserName").isString()).isTrue();
    }
    assertThat(members).containsExactly("a", "b");
  }

  @Test
  void createGroup_withoutId_getsOneWithNumberSign() {
    JsonAnswer answer =
        client.call("CreateGroup", Map.of("GroupOwner", "a", "GroupId", "")).expect(0);
    assertThat(answer.get("GroupId").stringValue()).startsWith("#").hasSizeBetween(2, 32);
    assertThat(answer.listOf("ErrorUsers").isEmpty()).isTrue();
    backend.sendGroup("a", answer.get("GroupId").stringValue());
    assertThat(backend.list("a")).hasSize(1);
  }

  @Test
  void createGroup_wrong_hasItsOwnCodes() {
    backend.createGroup("g", "a");
    List<Map<String, String>> eleven =
        Backend.ids("k", 11).stream().map(key -> Map.of("Key", key, "Value", "v")).toList();
    expectNoGroup(Map.of("GroupId", "g"), 660600011);
    expectNoGroup(Map.of("GroupId", "#h"), INVALID_ARGUMENT);
    expectNoGroup(Map.of("GroupId", "h h"), INVALID_ARGUMENT);
    expectNoGroup(Map.of("GroupOwner", "x"), 660600013);
    expectNoGroup(Map.of("UserId", Backend.ids("u", 101)), 660600016);
    expectNoGroup(Map.of("Attributes", eleven), 660600019);
    expectNoGroup(
        Map.of("Attributes", List.of(Map.of("Key", "k".repeat(17), "Value", "v"))), 660600020);
    expectNoGroup(Map.of("GroupName", "n".repeat(51)), INVALID_ARGUMENT);
    expectNoGroup(
        Map.of("CreateGroupTime", System.currentTimeMillis() + 3_600_000), INVALID_ARGUMENT);
  }

  private void expectNoGroup(Map<String, ?> change, int code) {
    Map<String, Object> parameters = new HashMap<>(Map.of("GroupId", "h", "GroupOwner", "a"));
    parameters.putAll(change);
    JsonAnswer answer = client.call("CreateGroup", parameters).expect(code);
    assertThat(answer.listOf("Members").isEmpty()).isTrue();
    assertThat(answer.listOf("ErrorUsers").isEmpty()).isTrue();
  }

  @Test
  void invite_someAllNoneTwice_isAsTheRuleSays() {
    backend.createGroup("g", "a");
    JsonAnswer some = invite(List.of("b", "x", "b", "a")).expect(0);
    assertThat(some.failures("ErrorUsers")).containsExactly("x=" + NOT_REGISTERED);
    assertThat(invite(List.of("b", "c")).expect(0).listOf("ErrorUsers").isEmpty()).isTrue();
    assertThat(invite(List.of("x", "y")).expect(NOT_REGISTERED).failures("ErrorUsers"))
        .containsExactly("x=" + NOT_REGISTERED, "y=" + NOT_REGISTERED);
    assertThat(invite(Backend.ids("u", 101)).expect(TOO_MANY_USERS).listOf("ErrorUsers")).isEmpty();
    backend.sendGroup("a", "g");
    assertThat(backend.list("b")).hasSize(1);
  }

  private JsonAnswer invite(List<String> ids) {
    return client.call(
        "InviteUsersIntoGroup", Map.of("FromUserId", "a", "GroupId", "g", "UserIds", ids));
  }

  @Test
  void invite_withMemberInfos_heedsThemAloneAndTheirTimes() {
    backend.createGroup("g", "a");
    backend.sendGroup("a", "g");
    List<Map<String, Object>> infos =
        List.of(Map.of("UserId", "b", "EnterGroupTime", 1_700_000_000_000L), Map.of("UserId", "a"));
    client
        .call(
            "InviteUsersIntoGroup",
            Map.of(
                "FromUserId",
                "a",
                "GroupId",
                "g",
                "UserIds",
                List.of("c"),
                "GroupMemberInfos",
                infos))
        .expect(0);
    assertThat(backend.list("b")).as("joined before the message").hasSize(1);
    backend.sendGroup("a", "g");
    assertThat(backend.list("c")).as("named in UserIds only").isEmpty();
  }

  @Test
  void invite_whoMustAgree_isNoMember() {
    backend.createGroup("g", "a");
    client
        .call(
            "InviteUsersIntoGroup",
            Map.of(
                "FromUserId", "a",
                "GroupId", "g",
                "GroupMemberInfos", List.of(Map.of("UserId", "b", "IsInvite", 1))))
        .expect(0);
    backend.sendGroup("a", "g");
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  void kick_someNoneTwice_isAsTheRuleSays() {
    backend.createGroup("g", "a", "b", "c");
    JsonAnswer some = kick("g", List.of("b", "x", "b")).expect(0);
    assertThat(some.failures("ErrorList")).containsExactly("x=660600008");
    JsonAnswer none = kick("g", List.of("b", "x")).expect(660600008);
    assertThat(none.failures("ErrorList")).containsExactly("b=660600008", "x=660600008");
    assertThat(kick("g", Backend.ids("u", 51)).expect(TOO_MANY_USERS).listOf("ErrorList"))
        .isEmpty();
    assertThat(kick("h", List.of("a")).expect(GROUP_NOT_FOUND).listOf("ErrorList")).isEmpty();
  }

  private JsonAnswer kick(String group, List<String> ids) {
    return client.call(
        "KickoutGroupUser", Map.of("FromUserId", "a", "GroupId", group, "UserId", ids));
  }

  @Test
  void group_missingOrDismissed_isNotFound() {
    backend.createGroup("gone", "a");
    backend.dismiss("a", "gone");
    for (String group : List.of("h", "gone")) {
      Map<String, Object> message = Backend.groupMessage("a", group);
      client.call("SendGroupMessage", message).expect(GROUP_NOT_FOUND);
      client.call("ImportGroupMsg", message).expect(GROUP_NOT_FOUND);
      kick(group, List.of("a")).expect(GROUP_NOT_FOUND);
      Map<String, Object> parameters =
          Map.of("FromUserId", "a", "GroupId", group, "UserIds", List.of("b"));
      client.call("InviteUsersIntoGroup", parameters).expect(GROUP_NOT_FOUND);
      client.call("DismissGroup", parameters).expect(GROUP_NOT_FOUND);
    }
  }

  @Test
  void operator_notRegistered_is660500002Everywhere() {
    backend.createGroup("g", "a");
    Map<String, Object> parameters = Backend.groupMessage("x", "g");
    parameters.putAll(
        Map.of("UserId", List.of("a"), "UserIds", List.of("b"), "ConvId", "a", "ConvType", 0));
    List<String> actions =
        List.of(
            "SendGroupMessage",
            "ImportGroupMsg",
            "InviteUsersIntoGroup",
            "KickoutGroupUser",
            "DismissGroup",
            "DeleteConv",
            "QueryConversationList");
    actions.forEach(action -> client.call(action, parameters).expect(660500002));
    parameters.put("ToUserId", "a");
    parameters.put("ImportedUserId", "a");
    client.call("ImportPeerMsg", parameters).expect(660500002);
  }

  @Test
  void deleteConv_wrong_isRefused() {
    for (String body :
        List.of(
            "{\"FromUserId\":\"a\",\"ConvId\":\"b\"}",
            "{\"FromUserId\":\"a\",\"ConvType\":0}",
            "{\"FromUserId\":\"a\",\"ConvId\":\"b\",\"ConvType\":1}",
            "{\"FromUserId\":\"a\",\"ConvId\":\"b c\",\"ConvType\":2}")) {
      client.call("DeleteConv", body).expect(INVALID_ARGUMENT);
    }
  }
}
