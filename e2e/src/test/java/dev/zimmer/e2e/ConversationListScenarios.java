package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The scenarios S1 to S29 of `docs/compatibility.md`, each with users a, b, c, x and group g in an
/// app of its own.
abstract class ConversationListScenarios {
  private static final int OPERATOR_NOT_REGISTERED = 660500002;
  private static final int USER_NOT_REGISTERED = 660700015;
  private static final int GROUP_ALREADY_EXISTS = 660600011;
  private static final int BLOCKED = 660800045;
  private static final int NO_SUCH_ACTION = 100000007;

  private final Backend backend;

  ConversationListScenarios(RunningZimmer zimmer) {
    this.backend = zimmer.newBackend();
  }

  @BeforeEach
  void registerUsers() {
    backend.register("a", "b", "c");
  }

  @Test
  @DisplayName("S1 registered users without messages have empty lists")
  void s01_noMessages_emptyList() {
    JsonAnswer page = backend.page("a", 100, 0);
    assertThat(page.totalCount()).isZero();
    assertThat(page.next()).isZero();
    assertThat(page.listOf("List").isEmpty()).isTrue();
  }

  @Test
  @DisplayName("S2 a user who is not registered has no list")
  void s02_unregistered_isRefused() {
    backend
        .client()
        .call("QueryConversationList", Map.of("FromUserId", "x"))
        .expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  @DisplayName("S3 a text is in both lists, with the same time")
  void s03_peerText_movesBoth() {
    long before = System.currentTimeMillis();
    backend.sendPeer("a", "b");
    long t1 = backend.peerTime("a", "b");
    assertThat(t1).isGreaterThanOrEqualTo(before);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", t1));
    assertThat(backend.list("b")).containsExactly(Entry.peer("a", t1));
  }

  @Test
  @DisplayName("S4 a command is in no list and moves none")
  void s04_command_movesNothing() {
    JsonAnswer sent =
        backend.client().call("SendPeerMessage", command("a", List.of("b"))).expect(0);
    assertThat(sent.listOf("SuccList").get(0).has("MsgSeq")).isFalse();
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).isEmpty();
    backend.sendPeer("a", "b");
    List<Entry> before = backend.list("b");
    backend.tick().client().call("SendPeerMessage", command("a", List.of("b"))).expect(0);
    assertThat(backend.list("b")).isEqualTo(before);
    assertThat(backend.list("a")).isEqualTo(List.of(Entry.peer("b", before.getFirst().time())));
  }

  @Test
  @DisplayName("S5 the older conversation comes first")
  void s05_twoPeers_ascending() {
    backend.sendPeer("a", "b");
    backend.tick().sendPeer("a", "c");
    long t1 = backend.peerTime("a", "b");
    long t2 = backend.peerTime("a", "c");
    assertThat(t1).isLessThan(t2);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", t1), Entry.peer("c", t2));
  }

  @Test
  @DisplayName("S6 an answer moves the conversation to the end")
  void s06_answer_movesToTheEnd() {
    backend.sendPeer("a", "b");
    backend.tick().sendPeer("a", "c");
    long t2 = backend.peerTime("a", "c");
    backend.tick().sendPeer("b", "a");
    long t3 = backend.peerTime("a", "b");
    assertThat(t2).isLessThan(t3);
    assertThat(backend.list("a")).containsExactly(Entry.peer("c", t2), Entry.peer("b", t3));
  }

  @Test
  @DisplayName("S7 a new group is in no list")
  void s07_newGroup_isInNoList() {
    backend.createGroup("g", "a", "b");
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  @DisplayName("S8 the first message puts the group into the members' lists")
  void s08_groupText_movesMembers() {
    backend.createGroup("g", "a", "b").expect(0);
    backend.sendGroup("a", "g");
    long t1 = backend.groupTime("a", "g");
    assertThat(backend.list("a")).containsExactly(Entry.group("g", t1));
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t1));
    assertThat(backend.list("c")).isEmpty();
  }

  @Test
  @DisplayName("S9 a removed member keeps the entry where it was")
  void s09_kickedMember_keepsEntryWhereItWas() {
    long t1 = groupOfTwoWithMessage();
    backend.kick("a", "g", "b");
    backend.tick().sendGroup("a", "g");
    assertThat(backend.groupTime("a", "g")).isGreaterThan(t1);
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t1));
  }

  @Test
  @DisplayName("S9 a removed member without an entry gets none")
  void s09_kickedMemberWithoutEntry_getsNone() {
    backend.createGroup("g", "a", "b");
    backend.kick("a", "g", "b");
    backend.sendGroup("a", "g");
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  @DisplayName("S10 who comes back is moved by the next message, not by coming back")
  void s10_invitedAgain_nextMessageMoves() {
    long t1 = groupOfTwoWithMessage();
    backend.kick("a", "g", "b");
    backend.tick().sendGroup("a", "g");
    backend.tick().invite("a", "g", "b");
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t1));
    backend.tick().sendGroup("a", "g");
    long t3 = backend.groupTime("a", "g");
    assertThat(t3).isGreaterThan(t1);
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t3));
  }

  @Test
  @DisplayName("S11 a dismissed group leaves every list, former members' too, and TotalCount")
  void s11_dismissed_vanishesEverywhere() {
    backend.sendPeer("b", "c");
    groupOfTwoWithMessage();
    backend.kick("a", "g", "b");
    assertThat(backend.page("b", 10, 0).totalCount()).isEqualTo(2);
    backend.dismiss("c", "g");
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).extracting(Entry::key).containsExactly("0/c");
    assertThat(backend.page("b", 10, 0).totalCount()).isEqualTo(1);
  }

  @Test
  @DisplayName("S12 the id of a dismissed group stays taken")
  void s12_dismissedGroupId_staysTaken() {
    groupOfTwoWithMessage();
    backend.dismiss("a", "g");
    backend
        .client()
        .call("CreateGroup", Map.of("GroupId", "g", "GroupOwner", "a"))
        .expect(GROUP_ALREADY_EXISTS);
    assertThat(backend.list("a")).isEmpty();
  }

  @Test
  @DisplayName("S13 deleting is for one user alone, and deletes no message")
  void s13_deleted_leavesOneListAlone() {
    backend.sendPeer("a", "b");
    List<Entry> before = backend.list("b");
    backend.deletePeer("a", "b");
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).isEqualTo(before);
    assertThat(backend.history("a", "b", 10)).hasSize(1);
  }

  @Test
  @DisplayName("S14 the next message brings a deleted conversation back")
  void s14_deleted_comesBackWithNextMessage() {
    backend.sendPeer("a", "b");
    long t1 = backend.peerTime("a", "b");
    backend.deletePeer("a", "b");
    backend.sendPeer("b", "a");
    long t2 = backend.peerTime("a", "b");
    assertThat(t2).isGreaterThan(t1);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", t2));
    assertThat(backend.list("b")).containsExactly(Entry.peer("a", t2));
  }

  @Test
  @DisplayName("S14 the next message brings a deleted group back")
  void s14_deletedGroup_comesBackWithNextMessage() {
    long t1 = groupOfTwoWithMessage();
    backend.deleteGroup("b", "g");
    assertThat(backend.list("b")).isEmpty();
    assertThat(backend.list("a")).containsExactly(Entry.group("g", t1));
    backend.sendGroup("a", "g");
    assertThat(backend.groupTime("b", "g")).isGreaterThan(t1);
  }

  @Test
  @DisplayName("S15 deleting twice, and deleting what never was, succeeds")
  void s15_deletedTwice_succeeds() {
    backend.sendPeer("a", "b");
    backend.deletePeer("a", "b");
    backend.deletePeer("a", "b");
    backend.deletePeer("a", "c");
    backend.deleteGroup("a", "g");
    assertThat(backend.list("a")).isEmpty();
  }

  @Test
  @DisplayName("S16 pin, mute and mark move nothing")
  void s16_pinMuteMark_moveNothing() {
    backend.sendPeer("a", "b");
    backend.tick().sendPeer("a", "c");
    List<Entry> before = backend.list("a");
    List<Map<String, Object>> conversations = List.of(Map.of("ConvId", "b", "ConvType", 0));
    backend.tick();
    callIfThere(
        "ConvPinned", Map.of("FromUserId", "a", "ConvList", conversations, "PinnedType", 1));
    callIfThere(
        "SilenceConvNotification",
        Map.of("FromUserId", "a", "ConvType", 0, "ConvIds", List.of("b"), "Enable", true));
    Map<String, Object> mark =
        Map.of("UserId", "a", "SetMarkC2c", Map.of("b", Map.of("MarkContent", 1)), "Action", true);
    callIfThere("SetConvMark", Map.of("FromUserId", "a", "ConvMarkInfoList", List.of(mark)));
    assertThat(backend.list("a")).isEqualTo(before);
  }

  @Test
  @DisplayName("S17 recalling and editing move nothing")
  void s17_recallAndEdit_moveNothing() {
    JsonAnswer sent = backend.sendPeer("a", "b");
    long sequence = sent.listOf("SuccList").get(0).path("MsgSeq").longValue();
    List<Entry> before = backend.list("a");
    backend.tick();
    callIfThere(
        "EditC2cMsgBody",
        Map.of(
            "FromUserId",
            "a",
            "SenderId",
            "a",
            "ConvId",
            "b",
            "MsgType",
            1,
            "ConvMsgSeq",
            sequence,
            "EditType",
            1,
            "MessageBody",
            Map.of("Message", "other")));
    callIfThere(
        "RevokePeerMessage", Map.of("FromUserId", "a", "ToUserId", "b", "MsgSeq", sequence));
    assertThat(backend.list("a")).isEqualTo(before);
  }

  @Test
  @DisplayName("S18 clearing the messages leaves the entry")
  void s18_clearedMessages_leaveTheEntry() {
    backend.sendPeer("a", "b");
    List<Entry> before = backend.list("a");
    callIfThere("ClearPeerMessage", Map.of("FromUserId", "a", "ToUserId", "b"));
    assertThat(backend.history("b", "a", 10)).hasSize(1);
    assertThat(backend.list("a")).isEqualTo(before);
  }

  @Test
  @DisplayName("S19 a blocked sender moves nothing")
  void s19_blockedSender_movesNothing() {
    backend.sendPeer("a", "b");
    List<Entry> before = backend.list("a");
    if (callIfThere("AddUsersToBlacklist", Map.of("FromUserId", "b", "UserIds", List.of("a")))) {
      backend
          .client()
          .call("SendPeerMessage", Backend.peerMessage("a", List.of("b")))
          .expect(BLOCKED);
    }
    assertThat(backend.list("a")).isEqualTo(before);
    long t1 = before.getFirst().time();
    backend.tick().sendPeer("b", "a");
    assertThat(backend.peerTime("a", "b")).isGreaterThan(t1);
    assertThat(backend.peerTime("b", "a")).isGreaterThan(t1);
  }

  @Test
  @DisplayName("S20 a message for some moves those who may see it, and the sender")
  void s20_targeted_movesAudienceAndSender() {
    backend.createGroup("g", "a", "b", "c");
    target(Map.of("ReceiverUserIds", List.of("b"), "Inclusive", true));
    long t1 = backend.groupTime("a", "g");
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t1));
    assertThat(backend.list("c")).isEmpty();
    backend.tick();
    target(Map.of("ReceiverUserIds", List.of("b"), "Inclusive", false));
    long t2 = backend.groupTime("a", "g");
    assertThat(t2).isGreaterThan(t1);
    assertThat(backend.list("b")).containsExactly(Entry.group("g", t1));
    assertThat(backend.list("c")).containsExactly(Entry.group("g", t2));
  }

  @Test
  @DisplayName("S21 an import is in one list only, at its own time")
  void s21_import_isInOneListOnly() {
    long past = System.currentTimeMillis() - 86_400_000;
    backend.importPeer("a", "b", "a", past);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", past));
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  @DisplayName("S21 an import moves forward, never back, and does not undo a deletion")
  void s21_olderImport_movesNothing() {
    long past = System.currentTimeMillis() - 86_400_000;
    backend.importPeer("a", "b", "a", past);
    backend.importPeer("b", "a", "a", past - 1000);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", past));
    backend.importPeer("b", "a", "a", past + 1000);
    assertThat(backend.list("a")).containsExactly(Entry.peer("b", past + 1000));
    backend.deletePeer("a", "b");
    backend.importPeer("a", "b", "a", past + 2000);
    assertThat(backend.list("a")).isEmpty();
  }

  @Test
  @DisplayName("S22 of 1200 conversations the newest 1000 are there, the 200 oldest are not")
  void s22_moreThanThousand_newestThousand() {
    List<String> others = Backend.ids("peer", 1200);
    backend.register(others).sendPeers("a", others);
    Walk walk = backend.walk("a", 500).expectWhole();
    assertThat(walk.totalCount()).isEqualTo(1000);
    assertThat(walk.entries())
        .extracting(Entry::id)
        .containsExactlyInAnyOrderElementsOf(others.subList(200, 1200));
    backend.tick().sendPeer("peer0", "a");
    List<Entry> after = backend.list("a");
    assertThat(after).hasSize(1000);
    assertThat(after.getLast().id()).isEqualTo("peer0");
  }

  @Test
  @DisplayName("S23 250 conversations with Limit 100: 100, 100, 50; Next not 0, not 0, 0")
  void s23_250WithLimit100_threePages() {
    List<String> others = Backend.ids("peer", 250);
    backend.register(others).sendPeers("a", others);
    Walk walk = backend.walk("a", 100).expectWhole();
    assertThat(walk.sizes()).containsExactly(100, 100, 50);
    assertThat(walk.pages().get(0).next()).isPositive();
    assertThat(walk.pages().get(1).next()).isPositive();
    assertThat(walk.pages().get(2).next()).isZero();
    assertThat(walk.totalCount()).isEqualTo(250);
  }

  @Test
  @DisplayName("S24 Limit 0, -5, 501 and absent give pages of 100, 100, 500 and 100")
  void s24_limitOutOfRange_isCorrected() {
    List<String> others = Backend.ids("peer", 520);
    backend.register(others).sendPeers("a", others);
    assertThat(backend.page("a", 0, 0).entries()).hasSize(100);
    assertThat(backend.page("a", -5, 0).entries()).hasSize(100);
    assertThat(backend.page("a", 501, 0).entries()).hasSize(500);
    JsonAnswer absent = backend.client().call("QueryConversationList", Map.of("FromUserId", "a"));
    assertThat(absent.entries()).hasSize(100);
  }

  @Test
  @DisplayName("S25 of a batch only those reached move, and the sender's entries for them")
  void s25_partlyUnregistered_movesTheOthers() {
    Map<String, Object> message = Backend.peerMessage("a", List.of("b", "x"));
    JsonAnswer sent = backend.client().call("SendPeerMessage", message).expect(0);
    assertThat(sent.failures("ErrorList")).containsExactly("x=" + USER_NOT_REGISTERED);
    assertThat(sent.listOf("SuccList")).hasSize(1);
    assertThat(sent.listOf("SuccList").get(0).path("UserId").stringValue()).isEqualTo("b");
    assertThat(backend.list("a")).extracting(Entry::key).containsExactly("0/b");
    assertThat(backend.list("b")).extracting(Entry::key).containsExactly("0/a");
    backend
        .client()
        .call("QueryConversationList", Map.of("FromUserId", "x"))
        .expect(OPERATOR_NOT_REGISTERED);
  }

  @Test
  @DisplayName("S26 a message to all users moves no list")
  void s26_broadcast_movesNothing() {
    callIfThere("SendMessageToAllUsers", Backend.text("a"));
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).isEmpty();
  }

  @Test
  @DisplayName("S27 NoUnread moves the lists like any other message")
  void s27_noUnread_movesAsUsual() {
    Map<String, Object> message = Backend.peerMessage("a", List.of("b"));
    message.put("SendMsgOptions", Map.of("NoUnread", true));
    backend.client().call("SendPeerMessage", message).expect(0);
    long t1 = backend.peerTime("a", "b");
    assertThat(backend.list("b")).containsExactly(Entry.peer("a", t1));
    backend.createGroup("g", "a", "b");
    Map<String, Object> inGroup = Backend.groupMessage("a", "g");
    inGroup.put("SendMsgOptions", Map.of("NoUnread", true));
    backend.client().call("SendGroupMessage", inGroup).expect(0);
    assertThat(backend.list("b")).extracting(Entry::key).containsExactly("0/a", "2/g");
  }

  @Test
  @DisplayName("S28 removing the last member dismisses the group")
  void s28_lastMemberKicked_dismisses() {
    groupOfTwoWithMessage();
    backend.kick("c", "g", "a");
    assertThat(backend.list("a")).hasSize(1);
    backend.kick("c", "g", "b");
    assertThat(backend.list("a")).isEmpty();
    assertThat(backend.list("b")).isEmpty();
    backend
        .client()
        .call("CreateGroup", Map.of("GroupId", "g", "GroupOwner", "a"))
        .expect(GROUP_ALREADY_EXISTS);
  }

  @Test
  @DisplayName("S29 a deletion also hides history that is imported after it")
  void s29_importAfterDeletion_staysHidden() {
    long past = System.currentTimeMillis() - 86_400_000;
    Map<String, Object> group = new HashMap<>(Map.of("GroupId", "g", "GroupOwner", "b"));
    group.put("UserId", List.of("a"));
    group.put("CreateGroupTime", past);
    backend.client().call("CreateGroup", group).expect(0);
    backend.deletePeer("a", "b");
    backend.deleteGroup("a", "g");
    backend.importPeer("b", "a", "a", past);
    backend.importGroup("b", "g", past);
    assertThat(backend.list("a")).isEmpty();
    backend.sendPeer("b", "a");
    backend.tick().sendGroup("b", "g");
    assertThat(backend.list("a")).extracting(Entry::id).containsExactly("b", "g");
  }

  /// @return when the message was sent
  private long groupOfTwoWithMessage() {
    backend.createGroup("g", "a", "b");
    backend.sendGroup("a", "g");
    return backend.groupTime("a", "g");
  }

  private void target(Map<String, Object> option) {
    Map<String, Object> message = Backend.groupMessage("a", "g");
    message.put("SendMsgOptions", Map.of("TargetOption", option));
    backend.client().call("SendGroupMessage", message).expect(0);
  }

  private static Map<String, Object> command(String from, List<String> to) {
    Map<String, Object> message = new HashMap<>(Backend.peerMessage(from, to));
    message.put("MessageType", 2);
    return message;
  }

  /// Calls an action that a scenario may have to wait for; once the server has it, it must succeed.
  /// (That the documents say the same of it is what [ActionNamesTest] looks at.)
  ///
  /// @return whether it is there
  private boolean callIfThere(String action, Map<String, ?> parameters) {
    JsonAnswer answer = backend.client().call(action, parameters);
    if (answer.code() == NO_SUCH_ACTION) {
      return false;
    }
    answer.expect(0);
    return true;
  }
}
