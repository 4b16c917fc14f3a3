package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.storage.Address;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// EditC2cMsgBody and EditGroupMsgBody.
class EditTest {
  private static final String ITEMS = "{\"MultiMsg\":[{\"MsgType\":1,\"Msg\":\"new\"}]}";

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void say() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "b", List.of("a"));
    send(1, "hello"); // 1
    send(10, "{\"MultiMsg\":[{\"MsgType\":1,\"Msg\":\"hello\"}]}"); // 2
    send(200, "hello"); // 3
    send(12, "{\"Url\":\"https://example.com\",\"FileName\":\"f\",\"Size\":1}"); // 4
    caller.sendToGroup("a", "g"); // 1
    caller.sendToGroup("a", "g", new SendGroupMessage.TargetOption(List.of("b"), true)); // 2
  }

  @AfterEach
  void close() {
    domain.close();
  }

  /// An edit of the one-to-one conversation, with what is usual where nothing is said.
  record Edit(Map<String, Object> fields) {
    static Edit of(int type, int seq, int bits) {
      return new Edit(Map.of("type", type, "seq", (long) seq, "bits", bits));
    }

    Edit with(String name, Object value) {
      Map<String, Object> more = new HashMap<>(fields);
      more.put(name, value);
      return new Edit(more);
    }

    Edit message(String text) {
      return with("body", new NewMessageBody(text, null));
    }

    EditC2cMsgBody.Request request() {
      return new EditC2cMsgBody.Request(
          (String) get("from", "a"),
          (String) get("sender", "a"),
          (String) get("conv", "b"),
          (Integer) get("type", 1),
          (Long) get("seq", 1L),
          (Integer) get("bits", 1),
          (NewMessageBody) fields.get("body"),
          (AtListInfo) fields.get("at"),
          (Boolean) fields.get("all"),
          (Integer) fields.get("sub"));
    }

    private Object get(String name, Object otherwise) {
      return fields.getOrDefault(name, otherwise);
    }
  }

  static Stream<Arguments> edits() {
    Edit usual = Edit.of(1, 1, 1).message("new");
    AtListInfo nobody = new AtListInfo(List.of());
    return Stream.of(
        arguments(usual, 0),
        arguments(usual.with("from", "b").with("conv", "a"), 0),
        arguments(usual.with("from", "b").with("conv", "a").with("sender", "b"), 661000005),
        arguments(usual.with("from", "c").with("conv", "a"), 661000005),
        arguments(usual.with("from", "x"), 660500002),
        arguments(usual.with("conv", "x"), 661000005),
        arguments(usual.with("seq", 9L), 661000005),
        arguments(usual.with("seq", 0L), 660000002),
        arguments(usual.with("type", 200), 661000005),
        arguments(usual.with("type", 11), 660000002),
        arguments(usual.with("seq", 4L), 661000005),
        arguments(usual.with("bits", 0), 660000002),
        arguments(usual.with("bits", 32), 660000002),
        arguments(usual.message(""), 660000002),
        arguments(usual.message("m".repeat(2048)), 0),
        arguments(usual.message("m".repeat(2049)), 660400001),
        arguments(Edit.of(1, 1, 1), 660000002),
        arguments(Edit.of(1, 1, 2), 660000002),
        arguments(Edit.of(1, 1, 2).message("only bit 2 counts"), 0),
        arguments(
            Edit.of(1, 1, 2).with("body", new NewMessageBody(null, "m".repeat(1025))), 660400001),
        arguments(Edit.of(10, 2, 1).message(ITEMS), 0),
        arguments(Edit.of(10, 2, 1).message("not JSON"), 660000002),
        arguments(Edit.of(1, 1, 4), 660000002),
        arguments(Edit.of(1, 1, 4).with("at", nobody), 0),
        arguments(Edit.of(1, 1, 8), 660000002),
        arguments(Edit.of(1, 1, 8).with("all", false), 0),
        arguments(Edit.of(1, 1, 16).with("sub", 5), 660000002),
        arguments(Edit.of(200, 3, 16), 660000002),
        arguments(Edit.of(200, 3, 16).with("sub", 200), 0),
        arguments(Edit.of(200, 3, 31).message("x").with("at", nobody).with("all", true), 660000002),
        arguments(
            Edit.of(200, 3, 31).message("x").with("at", nobody).with("all", true).with("sub", 0),
            0));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void edit_atAndOverItsLimits_answersTheDocumentedCode(Edit edit, int code) {
    assertThat(caller.call(edit.request()).code()).isEqualTo(code);
  }

  static Stream<Arguments> editsOfAGroup() {
    return Stream.of(
        arguments(ofGroup("a", null, "g", 1), 0),
        arguments(ofGroup("b", "a", "g", 1), 0),
        arguments(ofGroup("b", "b", "g", 1), 661000005),
        arguments(ofGroup("c", null, "g", 1), 661000005),
        arguments(ofGroup("a", null, "h", 1), 661000005),
        arguments(ofGroup("a", null, "g", 2), 661000005),
        arguments(ofGroup("a", null, "g", 3), 661000005),
        arguments(ofGroup("x", null, "g", 1), 660500002),
        arguments(ofGroup("a", null, "with space", 1), 660000002));
  }

  @ParameterizedTest
  @MethodSource("editsOfAGroup")
  void editOfAGroup_atItsLimits_answersTheDocumentedCode(
      EditGroupMsgBody.Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void edits_areCountedForMessageAndConversation() {
    domain.time().advance(2500);
    long seconds = domain.time().millis() / 1000;
    Edit first = Edit.of(1, 1, 1).message("new");
    Edit other = Edit.of(200, 3, 1).message("new");
    assertThat(edited(first)).isEqualTo(new EditedMessage(1, 1, seconds));
    assertThat(edited(other)).isEqualTo(new EditedMessage(2, 1, seconds));
    assertThat(edited(first)).isEqualTo(new EditedMessage(3, 2, seconds));
    assertThat(caller.call(ofGroup("a", null, "g", 1)).as(EditedMessage.class))
        .isEqualTo(new EditedMessage(1, 1, seconds));
  }

  @Test
  void edit_changesWhatItNamesAndNothingElse() {
    HistoryMessage before = message(3);
    edited(Edit.of(200, 3, 2).with("body", new NewMessageBody("unused", "more")));
    edited(Edit.of(200, 3, 16).with("sub", 77));
    edited(Edit.of(200, 3, 1).message("new"));
    assertThat(message(3))
        .isEqualTo(
            new HistoryMessage(
                "a", 200, 77, "new", before.msgId(), 3, "more", SettableTime.START, 0));
    assertThat(message(1)).extracting(HistoryMessage::msgBody).isEqualTo("hello");
  }

  @Test
  void edit_afterADay_isTooLate() {
    domain.time().advance(Duration.ofHours(24).toMillis());
    Edit edit = Edit.of(1, 1, 1).message("new");
    assertThat(caller.call(edit.request()).code()).isZero();
    domain.time().advance(1);
    assertThat(caller.call(edit.request()).code()).isEqualTo(661000001);
  }

  @Test
  void edit_ofWhatIsGone_isRefused() {
    caller.call(new RevokePeerMessage.Request("a", "b", 1L, null, Map.of()));
    Edit edit = Edit.of(1, 1, 1).message("new");
    assertThat(caller.call(edit.request()).code()).isEqualTo(661000005);
    caller.call(new ClearPeerMessage.Request("a", "b"));
    Edit other = Edit.of(200, 3, 1).message("new");
    assertThat(caller.call(other.request()).code()).isEqualTo(661000005);
    assertThat(caller.call(other.with("from", "b").with("conv", "a").request()).code()).isZero();
  }

  @Test
  void recall_leavesNothingOfWhatWasSaid() {
    edited(
        Edit.of(200, 3, 15)
            .message("secret")
            .with("at", new AtListInfo(List.of("c")))
            .with("all", true));
    caller.call(new RevokePeerMessage.Request("a", "b", 3L, null, Map.of()));
    ConversationKey.Peer peers = new ConversationKey.Peer(1, "a", "b");
    Address address = MessageKeys.address(peers.partition(), 3);
    Message left =
        domain.engine().get(address.partition(), address.key()).map(Message::read).orElseThrow();
    assertThat(left.content().body()).isEmpty();
    assertThat(left.fate().edit())
        .isEqualTo(new Fate.Edit(1, "a", SettableTime.START, List.of(), false));
  }

  private EditedMessage edited(Edit edit) {
    return caller.call(edit.request()).as(EditedMessage.class);
  }

  private HistoryMessage message(long seq) {
    return caller
        .call(new QueryMessagesByMsgSeq.Request("b", "a", 0, List.of(seq)))
        .as(QueryMessagesByMsgSeq.Response.class)
        .messageList()
        .getFirst();
  }

  private void send(int type, String message) {
    caller
        .call(
            new SendPeerMessage.Request(
                "a",
                List.of("b"),
                type,
                1,
                Collections.singletonMap("Message", message),
                null,
                null,
                0,
                null))
        .as(SendPeerMessage.Response.class);
  }

  private static EditGroupMsgBody.Request ofGroup(
      String from, @Nullable String sender, String group, long seq) {
    return new EditGroupMsgBody.Request(
        from, sender, group, 1, seq, 1, new NewMessageBody("new", ""), null, null, null);
  }
}
