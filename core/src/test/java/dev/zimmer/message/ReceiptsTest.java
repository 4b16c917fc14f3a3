package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.group.Groups;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The four actions that note who got and read messages.
class ReceiptsTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void say() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
    caller.send("a", "b"); // 1
    caller.send("b", "a"); // 2
    caller.call(Caller.importing("a", "b", SettableTime.START - 1, "a")); // 3
    caller.sendToGroup("a", "g"); // 1
    caller.sendToGroup("a", "g", new SendGroupMessage.TargetOption(List.of("b"), false)); // 2
  }

  @AfterEach
  void close() {
    domain.close();
  }

  private static Stream<Arguments> requests() {
    return Stream.of(
            requests(true, "b", "a", List.of(1L), 0),
            requests(true, "b", "a", List.of(1L, 2L, 1L), 0),
            requests(true, "b", "a", List.of(1L, 4L), 660400104),
            requests(true, "b", "a", List.of(3L), 660400104),
            requests(true, "a", "b", List.of(3L), 0),
            requests(true, "b", "c", List.of(1L), 660400104),
            requests(true, "b", "x", List.of(1L), 660400104),
            requests(true, "x", "a", List.of(1L), 660500002),
            requests(true, "b", "a", Collections.nCopies(10, 1L), 0),
            requests(true, "x", "a", Collections.nCopies(11, 1L), 660400102),
            requests(true, "b", "a", List.of(), 660000002),
            requests(true, "b", "a", List.of(0L), 660000002),
            requests(true, "b", "a", List.of(Stamp.MAX + 1), 660000002),
            requests(false, "b", "g", List.of(1L), 0),
            requests(false, "b", "g", List.of(2L), 660400103),
            requests(false, "a", "g", List.of(2L), 0),
            requests(false, "b", "g", List.of(3L), 660400103),
            requests(false, "c", "g", List.of(1L), 660400103),
            requests(false, "b", "h", List.of(1L), 660400103),
            requests(false, "x", "g", List.of(1L), 660500002),
            requests(false, "x", "g", Collections.nCopies(11, 1L), 660400102))
        .flatMap(each -> each);
  }

  private static Stream<Arguments> requests(
      boolean isPeer, String from, String conversation, List<Long> numbers, int code) {
    return isPeer
        ? Stream.of(
            arguments(new C2cReadReceipt.Request(from, conversation, numbers), code),
            arguments(new C2cDeliveryReceipt.Request(from, conversation, numbers), code))
        : Stream.of(
            arguments(new GroupReadReceipt.Request(from, conversation, numbers), code),
            arguments(new GroupDeliveryReceipt.Request(from, conversation, numbers), code));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void receipt_repeated_saysWhenItWasFirst() {
    assertThat(read(1)).isEqualTo(SettableTime.START);
    domain.time().advance(10);
    assertThat(read(1)).isEqualTo(SettableTime.START);
    assertThat(read(1, 2)).isEqualTo(SettableTime.START + 10);
    C2cDeliveryReceipt.Request delivered = new C2cDeliveryReceipt.Request("b", "a", List.of(1L));
    assertThat(caller.call(delivered).as(C2cDeliveryReceipt.Response.class).deliveredTime())
        .isEqualTo(SettableTime.START + 10);
    assertThat(receipt(1))
        .isEqualTo(new Receipts.Receipt(SettableTime.START + 10, SettableTime.START));
    assertThat(receipt(2)).isEqualTo(new Receipts.Receipt(0, SettableTime.START + 10));
  }

  /// A message that is cleared or recalled was there for the user all the same.
  @Test
  void receipt_ofWhatIsGone_isNoted() {
    caller.call(new ClearPeerMessage.Request("b", "a"));
    caller.call(new RevokePeerMessage.Request("a", "b", 1L, null, Map.of()));
    assertThat(read(1, 2)).isEqualTo(SettableTime.START);
  }

  @Test
  void receipt_withOneUnknownNumber_setsNone() {
    caller.call(new C2cReadReceipt.Request("b", "a", List.of(1L, 9L)));
    assertThat(receipt(1)).isEqualTo(Receipts.Receipt.NONE);
  }

  private long read(long... numbers) {
    List<Long> all = Arrays.stream(numbers).boxed().toList();
    return caller
        .call(new C2cReadReceipt.Request("b", "a", all))
        .as(C2cReadReceipt.Response.class)
        .readTime();
  }

  private Receipts.Receipt receipt(long number) {
    Conversations conversations =
        new Conversations(
            domain.engine(), new StampClock(domain.engine(), domain.time()), List.of());
    Messages messages = new Messages(domain.engine(), conversations);
    Groups groups = new Groups(domain.engine(), conversations, 1);
    return new Receipts(domain.engine(), messages, groups)
        .of(new ConversationKey.Peer(1, "a", "b"), number, "b");
  }
}
