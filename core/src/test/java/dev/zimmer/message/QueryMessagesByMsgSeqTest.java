package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.message.QueryMessagesByMsgSeq.Request;
import dev.zimmer.message.QueryMessagesByMsgSeq.Response;
import dev.zimmer.stamp.Stamp;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryMessagesByMsgSeqTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", "b", 0, List.of(1L)), 0),
        arguments(new Request("a", "b", 0, List.of(Stamp.MAX)), 0),
        arguments(new Request("a", "b", 0, Collections.nCopies(20, 1L)), 0),
        arguments(new Request("a", "b", 0, Collections.nCopies(21, 1L)), 660000002),
        arguments(new Request("a", "b", 0, List.of()), 660000002),
        arguments(new Request("a", "b", 0, List.of(1L, 0L)), 660000002),
        arguments(new Request("a", "b", 0, List.of(Stamp.MAX + 1)), 660000002),
        arguments(new Request("a", "b", 1, List.of(1L)), 660000002),
        arguments(new Request("a", "", 0, List.of(1L)), 660000002),
        arguments(new Request("a", "x y", 2, List.of(1L)), 660000002),
        arguments(new Request("a", "x", 0, List.of(1L)), 0),
        arguments(new Request("x", "a", 0, List.of(1L)), 660700015),
        arguments(new Request("x", "h", 2, List.of(1L)), 660700015),
        arguments(new Request("a", "h", 2, List.of(1L)), 660600001),
        arguments(new Request("c", "g", 2, List.of(1L)), 0),
        arguments(Sent.of(Request.class, "fromUserId", "a", "convId", "b"), 660000002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void messages_comeOnceEachAsTheyAreAskedFor() {
    caller.send("a", "b");
    caller.send("b", "a");
    caller.send("a", "b");
    assertThat(asked("a", "b", 0, List.of(3L, 9L, 1L, 3L))).containsExactly(3L, 1L);
    assertThat(asked("b", "a", 0, List.of(1L, 2L, 3L))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void imports_ofTheOtherSide_areLeftOut() {
    long sent = SettableTime.START - 1000;
    caller.call(Caller.importing("a", "b", sent, "a"));
    caller.call(Caller.importing("a", "b", sent, "b"));
    assertThat(asked("a", "b", 0, List.of(1L, 2L))).containsExactly(1L);
    assertThat(asked("b", "a", 0, List.of(1L, 2L))).containsExactly(2L);
  }

  @Test
  void messages_ofAGroup_areForEveryRegisteredUser() {
    caller.sendToGroup("a", "g");
    caller.sendToGroup("a", "g", new SendGroupMessage.TargetOption(List.of("b"), true));
    assertThat(asked("c", "g", 2, List.of(1L, 2L))).containsExactly(1L, 2L);
    caller.dismiss("a", "g");
    assertThat(caller.call(new Request("c", "g", 2, List.of(1L))).code()).isEqualTo(660600001);
  }

  private List<Long> asked(String from, String convId, int convType, List<Long> sequences) {
    return caller
        .call(new Request(from, convId, convType, sequences))
        .as(Response.class)
        .messageList()
        .stream()
        .map(HistoryMessage::msgSeq)
        .toList();
  }
}
