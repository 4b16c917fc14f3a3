package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.message.QueryGroupMsg.Request;
import dev.zimmer.message.QueryGroupMsg.Response;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
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

class QueryGroupMsgTest {
  private static final int MANY = 10_000;

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
        arguments(new Request("g", 10, 0, 1), 0),
        arguments(new Request("g", 10, Stamp.MAX, 0), 0),
        arguments(new Request("h", 10, 0, 0), 660600001),
        arguments(new Request("", 10, 0, 0), 660000002),
        arguments(new Request("g", 10, -1, 0), 660000002),
        arguments(new Request("g", 10, Stamp.MAX + 1, 0), 660000002),
        arguments(new Request("g", 10, 0, 2), 660000002),
        arguments(Sent.of(Request.class), 660000002));
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
      caller.sendToGroup("a", "g");
    }
    Request request = Sent.of(Request.class, "groupId", "g", "limit", limit);
    assertThat(caller.call(request).as(Response.class).list()).hasSize(size);
  }

  @Test
  void history_hasMessagesForSomeToo() {
    caller.sendToGroup("a", "g");
    caller.sendToGroup("a", "g", new SendGroupMessage.TargetOption(List.of("b"), true));
    caller.sendToGroup("a", "g", new SendGroupMessage.TargetOption(List.of("b"), false));
    caller.call(Caller.importingToGroup("c", "g", SettableTime.START - 9));
    assertThat(caller.call(new Request("g", 10, 0, 0)).as(Response.class).list())
        .extracting(HistoryMessage::msgSeq)
        .containsExactly(3L, 2L, 1L, 4L);
  }

  @Test
  void history_ofADismissedGroup_isNoMore() {
    caller.sendToGroup("a", "g");
    caller.dismiss("a", "g");
    assertThat(caller.call(new Request("g", 10, 0, 0)).code()).isEqualTo(660600001);
  }

  /// All types, in any order, many of one time. (By every limit: see [HistoryProperties].)
  @Test
  void history_thatWasImported_comesBackWhole() {
    List<Long> times = new ArrayList<>();
    Random random = new Random(7);
    for (int number = 0; number < MANY; number++) {
      if (number % 50 == 0) {
        caller.sendToGroup("b", "g");
        times.add(SettableTime.START);
      }
      long sent = SettableTime.START - 3_600_000L * random.nextInt(MANY / 5) - 1;
      caller.call(importing(number, sent)).as(ImportGroupMsg.Response.class);
      times.add(sent);
    }
    List<Long> expected =
        IntStream.range(0, times.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(times::get).thenComparing(i -> i).reversed())
            .map(i -> i + 1L)
            .toList();
    for (int limit : List.of(1, 7, 33, 100)) {
      assertThat(walk(limit)).as("by %d", limit).isEqualTo(expected);
    }
  }

  private static ImportGroupMsg.Request importing(int number, long sent) {
    int type = List.of(1, 10, 11, 12, 13, 14, 200).get(number % 7);
    String text =
        switch (type) {
          case 10 -> "{\"MultiMsg\":[{\"MsgType\":1,\"Msg\":\"hello\"}]}";
          case 11 -> "{\"Origin\":{\"Url\":\"https://x\",\"Width\":1,\"Height\":1}}";
          case 12, 13, 14 -> "{\"Url\":\"https://x\"}";
          default -> "hello";
        };
    @Nullable Integer subType = type == 200 ? 7 : null;
    return new ImportGroupMsg.Request(
        "a", "g", type, 1, Map.of("Message", text), subType, null, sent);
  }

  private List<Long> walk(int limit) {
    List<Long> all = new ArrayList<>();
    long next = 0;
    do {
      Response page = caller.call(new Request("g", limit, next, 0)).as(Response.class);
      page.list().forEach(message -> all.add(message.msgSeq()));
      next = page.next();
    } while (next != 0);
    return all;
  }
}
