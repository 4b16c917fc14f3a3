package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.message.QueryPeerMsg.Request;
import dev.zimmer.message.QueryPeerMsg.Response;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryPeerMsgTest {
  private static final int MANY = 10_000;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(new Request("a", "b", 10, 0, 1), 0),
        arguments(new Request("a", "b", 10, Stamp.MAX, 0), 0),
        arguments(new Request("a", "x", 10, 0, 0), 0),
        arguments(new Request("a", "a", 10, 0, 0), 0),
        arguments(new Request("x", "b", 10, 0, 0), 660500002),
        arguments(new Request("", "b", 10, 0, 0), 660000002),
        arguments(new Request("a", "o'brien", 10, 0, 0), 660000002),
        arguments(new Request("a", "b", 10, -1, 0), 660000002),
        arguments(new Request("a", "b", 10, Stamp.MAX + 1, 0), 660000002),
        arguments(new Request("a", "b", 10, 0, 2), 660000002),
        arguments(new Request("a", "b", 10, 0, -1), 660000002),
        arguments(Sent.of(Request.class, "fromUserId", "a"), 660000002),
        arguments(Sent.of(Request.class, "toUserId", "a"), 660000002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({",10", "0,10", "-1,10", "1,1", "100,100", "101,100"})
  void limit_outOfRange_isCorrected(Integer limit, int size) {
    for (int i = 0; i < 102; i++) {
      caller.send("a", "b");
    }
    Request request = Sent.of(Request.class, "fromUserId", "a", "toUserId", "b", "limit", limit);
    assertThat(caller.call(request).as(Response.class).list()).hasSize(size);
  }

  /// What was imported is in the history of one side; what the sender's clients do not see is in
  /// the sender's history all the same.
  @Test
  void history_isTheViewOfFromUserId() {
    long sent = SettableTime.START - 1000;
    caller.call(Caller.importing("a", "b", sent, "a")).as(ImportPeerMsg.Response.class);
    caller.call(Caller.importing("a", "b", sent, "b")).as(ImportPeerMsg.Response.class);
    caller
        .call(
            new SendPeerMessage.Request(
                "a", List.of("b"), 1, 1, Map.of("Message", "m"), null, null, 1, null))
        .as(SendPeerMessage.Response.class);
    caller.send("a", "c");
    assertThat(sequences(page("a", "b", 10, 0))).containsExactly(3L, 1L);
    assertThat(sequences(page("b", "a", 10, 0))).containsExactly(3L, 2L);
  }

  @Test
  void history_ofADeletedConversation_stays() {
    caller.send("a", "b");
    caller.delete("a", "b", 0);
    assertThat(page("a", "b", 10, 0).list()).hasSize(1);
    assertThat(caller.list("a")).isEmpty();
  }

  @Test
  void history_movesNoList() {
    caller.send("a", "b");
    domain.time().advance(5);
    page("a", "b", 10, 0);
    assertThat(caller.list("a"))
        .extracting(each -> each.updateTime())
        .containsExactly(SettableTime.START);
  }

  /// All types, in any order, many of one time, while the two already talk.
  @Test
  void history_thatWasImported_comesBackWhole() {
    List<HistoryMessage> expected = new ArrayList<>();
    List<Integer> order = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
    Collections.shuffle(order, new Random(5));
    for (int number : order) {
      if (number % 100 == 0) {
        caller.send("b", "a");
      }
      long sent = SettableTime.START - 400L * 86_400_000 + number / 7 * 3_600_000L;
      expected.add(importMessage(number, Math.min(sent, SettableTime.START)));
    }
    expected.sort(
        Comparator.comparingLong(HistoryMessage::msgTime)
            .thenComparingLong(HistoryMessage::msgSeq)
            .reversed());
    for (int limit : List.of(100, 33)) {
      assertThat(walk(limit).stream().filter(each -> each.sender().equals("a")).toList())
          .isEqualTo(expected);
      assertThat(walk(limit)).hasSize(MANY + MANY / 100);
    }
  }

  private HistoryMessage importMessage(int number, long sent) {
    int type = List.of(1, 10, 11, 12, 13, 14, 200).get(number % 7);
    String text =
        switch (type) {
          case 10 -> "{\"MultiMsg\":[{\"MsgType\":1,\"Msg\":\"" + number + "\"}]}";
          case 11 -> "{\"Origin\":{\"Url\":\"" + number + "\",\"Width\":1,\"Height\":1}}";
          case 12, 13, 14 -> "{\"Url\":\"" + number + "\"}";
          default -> "message " + number;
        };
    @Nullable Integer subType = type == 200 ? 7 : null;
    ImportPeerMsg.Response imported =
        caller
            .call(
                new ImportPeerMsg.Request(
                    "a", "b", type, 1, Map.of("Message", text), subType, null, sent, "b"))
            .as(ImportPeerMsg.Response.class);
    HistoryMessage found =
        caller
            .call(new QueryMessagesByMsgSeq.Request("b", "a", 0, List.of(imported.msgSeq())))
            .as(QueryMessagesByMsgSeq.Response.class)
            .messageList()
            .getFirst();
    assertThat(found.msgBody()).contains(Integer.toString(number));
    return new HistoryMessage(
        "a",
        type,
        subType,
        found.msgBody(),
        Long.parseLong(imported.msgId()),
        imported.msgSeq(),
        "",
        sent,
        0);
  }

  private List<HistoryMessage> walk(int limit) {
    List<HistoryMessage> all = new ArrayList<>();
    long next = 0;
    do {
      Response page = page("b", "a", limit, next);
      all.addAll(page.list());
      next = page.next();
    } while (next != 0);
    return all;
  }

  private Response page(String from, String to, int limit, long next) {
    return caller.call(new Request(from, to, limit, next, 0)).as(Response.class);
  }

  private static List<Long> sequences(Response page) {
    return page.list().stream().map(HistoryMessage::msgSeq).toList();
  }
}
