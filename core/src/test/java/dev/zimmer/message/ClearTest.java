package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// ClearPeerMessage and ClearMemberGroupMessage.
class ClearTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c", "d"));
    caller.createGroup("g", "a", List.of("b", "c"));
    caller.kick("a", "g", "c");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new ClearPeerMessage.Request("a", "b"), 0),
        arguments(new ClearPeerMessage.Request("a", "x"), 0),
        arguments(new ClearPeerMessage.Request("x", "a"), 660500002),
        arguments(new ClearPeerMessage.Request("a", ""), 660000002),
        arguments(new ClearMemberGroupMessage.Request("a", "g"), 0),
        arguments(new ClearMemberGroupMessage.Request("c", "g"), 0),
        arguments(new ClearMemberGroupMessage.Request("d", "g"), 660600024),
        arguments(new ClearMemberGroupMessage.Request("a", "h"), 660600001),
        arguments(new ClearMemberGroupMessage.Request("x", "g"), 660500002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
    caller.sendToGroup("a", "g");
    caller.send("a", "b");
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void clearedMessages_areGoneForTheOneWhoClearedAlone() {
    caller.send("a", "b");
    caller.call(Caller.importing("a", "b", SettableTime.START - 1000, "a"));
    caller.call(new ClearPeerMessage.Request("a", "b"));
    caller.send("b", "a");
    caller.call(Caller.importing("a", "b", SettableTime.START - 2000, "a"));
    assertThat(history("a", 0)).extracting(HistoryMessage::msgSeq).containsExactly(3L, 4L);
    assertThat(history("a", 1)).extracting(HistoryMessage::msgSeq).containsExactly(3L, 1L, 2L, 4L);
    assertThat(history("a", 1)).extracting(HistoryMessage::isEmpty).containsExactly(0, 1, 1, 0);
    assertThat(history("b", 0)).extracting(HistoryMessage::msgSeq).containsExactly(3L, 1L);
    HistoryMessage cleared = history("a", 1).get(1);
    assertThat(cleared)
        .isEqualTo(
            new HistoryMessage("a", 1, null, "", cleared.msgId(), 1, "", SettableTime.START, 1));
  }

  @Test
  void clearedMessagesOfAGroup_areEmptyForThatMemberAlone() {
    caller.sendToGroup("a", "g");
    caller.call(new ClearMemberGroupMessage.Request("b", "g"));
    caller.sendToGroup("a", "g");
    assertThat(asked("b")).extracting(HistoryMessage::isEmpty).containsExactly(1, 0);
    assertThat(asked("a")).extracting(HistoryMessage::isEmpty).containsExactly(0, 0);
    assertThat(
            caller
                .call(new QueryGroupMsg.Request("g", 10, 0, 0))
                .as(QueryGroupMsg.Response.class)
                .list())
        .hasSize(2);
  }

  private List<HistoryMessage> asked(String userId) {
    return caller
        .call(new QueryMessagesByMsgSeq.Request(userId, "g", 2, List.of(1L, 2L)))
        .as(QueryMessagesByMsgSeq.Response.class)
        .messageList();
  }

  private List<HistoryMessage> history(String userId, int withEmpty) {
    return caller
        .call(new QueryPeerMsg.Request(userId, userId.equals("a") ? "b" : "a", 10, 0, withEmpty))
        .as(QueryPeerMsg.Response.class)
        .list();
  }
}
