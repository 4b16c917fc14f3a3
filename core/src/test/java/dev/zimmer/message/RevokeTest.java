package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.DomainConfig;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// RevokePeerMessage and RevokeGroupMessage.
class RevokeTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void say() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "b", List.of("a", "c"));
    caller.send("a", "b");
    caller.sendToGroup("a", "g");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  private static RevokePeerMessage.Request ofPeer(String from, String to, long seq) {
    return new RevokePeerMessage.Request(from, to, seq, null, Map.of());
  }

  private static RevokeGroupMessage.Request ofGroup(String from, String group, long seq) {
    return new RevokeGroupMessage.Request(from, group, seq, null, Map.of());
  }

  private static RevokePeerMessage.Request withPayload(int bytes) {
    return new RevokePeerMessage.Request("a", "b", 1L, "ü".repeat(bytes / 2), Map.of());
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(ofPeer("a", "b", 1), 0),
        arguments(ofPeer("b", "a", 1), 660000026),
        arguments(ofPeer("a", "b", 2), 660000022),
        arguments(ofPeer("a", "c", 1), 660000022),
        arguments(ofPeer("a", "x", 1), 660000022),
        arguments(ofPeer("x", "b", 1), 660500002),
        arguments(ofPeer("a", "b", 0), 660000002),
        arguments(ofPeer("a", "", 1), 660000002),
        arguments(withPayload(200), 0),
        arguments(withPayload(202), 660000002),
        arguments(
            Sent.of(RevokePeerMessage.Request.class, "fromUserId", "a", "toUserId", "b"),
            660000002),
        arguments(ofGroup("a", "g", 1), 0),
        arguments(ofGroup("b", "g", 1), 660000026),
        arguments(ofGroup("a", "g", 2), 660000022),
        arguments(ofGroup("a", "h", 1), 660600001),
        arguments(ofGroup("x", "h", 1), 660500002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void recall_again_isRefused() {
    assertThat(caller.call(ofGroup("a", "g", 1)).code()).isZero();
    assertThat(caller.call(ofGroup("a", "g", 1)).code()).isEqualTo(660000023);
    domain.time().advance(Duration.ofHours(1).toMillis());
    assertThat(caller.call(ofGroup("a", "g", 1)).code()).isEqualTo(660000023);
  }

  @Test
  void recall_atTheEndOfItsWindow_isTheLast() {
    caller.send("a", "b");
    domain.time().advance(120_000);
    assertThat(caller.call(ofPeer("a", "b", 1)).code()).isZero();
    domain.time().advance(1);
    assertThat(caller.call(ofPeer("a", "b", 2)).code()).isEqualTo(660000024);
  }

  @Test
  void recall_whereTheWindowIsLonger_isPossibleLonger() {
    DomainConfig config = new DomainConfig(2048, 5120, 6000, 0, Duration.ofHours(24), null);
    Caller patient = domain.caller(config);
    long dayAgo = SettableTime.START - Duration.ofHours(24).toMillis();
    patient.call(Caller.importing("a", "b", dayAgo, "b"));
    patient.call(Caller.importing("a", "b", dayAgo - 1, "b"));
    assertThat(patient.call(ofPeer("a", "b", 2)).code()).isZero();
    assertThat(patient.call(ofPeer("a", "b", 3)).code()).isEqualTo(660000024);
  }

  /// The window runs from MsgTime, of imports too.
  @Test
  void recall_ofAnImport_goesByItsTime() {
    caller.call(Caller.importing("a", "b", SettableTime.START - 120_000, "b"));
    caller.call(Caller.importing("a", "b", SettableTime.START - 120_001, "b"));
    assertThat(caller.call(ofPeer("a", "b", 2)).code()).isZero();
    assertThat(caller.call(ofPeer("a", "b", 3)).code()).isEqualTo(660000024);
  }

  @Test
  void recalledMessage_isHiddenOrEmptyOrTold() {
    caller.send("b", "a");
    caller.call(new RevokePeerMessage.Request("a", "b", 1L, "a typo", Map.of()));
    QueryPeerMsg.Response page =
        caller.call(new QueryPeerMsg.Request("b", "a", 10, 0, 0)).as(QueryPeerMsg.Response.class);
    assertThat(page.list()).extracting(HistoryMessage::msgSeq).containsExactly(2L);
    HistoryMessage empty =
        caller
            .call(new QueryPeerMsg.Request("b", "a", 10, 0, 1))
            .as(QueryPeerMsg.Response.class)
            .list()
            .getLast();
    assertThat(empty)
        .isEqualTo(
            new HistoryMessage("a", 31, null, "", empty.msgId(), 1, "", SettableTime.START, 2));
    HistoryMessage told =
        caller
            .call(new QueryMessagesByMsgSeq.Request("b", "a", 0, List.of(1L)))
            .as(QueryMessagesByMsgSeq.Response.class)
            .messageList()
            .getFirst();
    String body =
        MessageBodies.percentEncoded(
            "{\"user_id\":\"a\",\"revoke_time\":"
                + SettableTime.START
                + ",\"msg_type\":1,\"payload\":\"a typo\",\"msg_status\":12}");
    assertThat(told)
        .isEqualTo(
            new HistoryMessage("a", 31, null, body, empty.msgId(), 1, "", SettableTime.START, 2));
  }
}
