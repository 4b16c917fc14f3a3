package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.room.CreateRoom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// SendRoomMessage and RevokeRoomMessage.
class RoomMessagesTest {
  private static final int OK = 0;
  private static final int INVALID = 660000002;
  private static final int NOT_FOUND = 660000022;
  private static final int REVOKED = 660000023;
  private static final int NOT_THE_SENDER = 660000026;
  private static final int NO_ROOM = 660300001;
  private static final int NOT_REGISTERED = 660500002;
  private static final Map<String, Object> HELLO = Map.of("Message", "hello");

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createRoom() {
    caller.register(List.of("a", "b"));
    caller.call(new CreateRoom.Request("a", "r", "", 10_800, List.of()));
    caller.call(new CreateRoom.Request("a", "s", "", 10_800, List.of()));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    Map<String, Object> receipt = Map.of("Message", "hello", "HasReceipt", 1);
    return Stream.of(
        arguments(send("a", "r", 1, HELLO), OK),
        arguments(send("b", "r", 20, HELLO), OK),
        arguments(send("b", "r", 2, HELLO), OK),
        arguments(send("b", "r", 200, HELLO), OK),
        arguments(send("b", "r", 100, HELLO), INVALID),
        arguments(send("b", "r", null, HELLO), INVALID),
        arguments(send("b", "r", 11, HELLO), INVALID),
        arguments(send("b", "r", 1, Map.of("Message", "hello", "HasReceipt", 0)), OK),
        arguments(send("b", "r", 1, receipt), 660300013),
        arguments(send("x", "n", 1, receipt), 660300013),
        arguments(send("b", "r", 2, Map.of("Message", "ü", "IsBase64", 1)), 660000025),
        arguments(send("b", "r", 20, Map.of("Message", "x".repeat(2048))), OK),
        arguments(send("b", "r", 20, Map.of("Message", "x".repeat(2049))), 660400001),
        arguments(send("x", "n", 1, HELLO), NOT_REGISTERED),
        arguments(send("x", "n", 1, Map.of()), INVALID),
        arguments(send("a", "n", 1, HELLO), NO_ROOM),
        arguments(send("a", "n", 2, HELLO), NO_ROOM),
        arguments(send("a", "n", 20, HELLO), NO_ROOM),
        arguments(new SendRoomMessage.Request("a", "r", 1, 4, HELLO, null, null, 1), INVALID),
        arguments(new SendRoomMessage.Request("a", "r", 1, 1, HELLO, null, null, 0), OK),
        arguments(new SendRoomMessage.Request("a", "r", 1, 1, HELLO, null, null, 2), INVALID),
        arguments(new SendRoomMessage.Request("a", "r", 200, 1, HELLO, 201, null, 1), INVALID),
        arguments(recall("a", "r", 1L, ""), NOT_FOUND),
        arguments(recall("a", "r", 0L, ""), INVALID),
        arguments(recall("a", "r", null, ""), INVALID),
        arguments(recall("x", "r", 1L, ""), NOT_REGISTERED),
        arguments(recall("a", "n", 1L, ""), NO_ROOM),
        arguments(recall("a", "r", 1L, "ü".repeat(100)), NOT_FOUND),
        arguments(recall("a", "r", 1L, "ü".repeat(100) + "x"), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void barrage_isForRoomsAlone() {
    caller.createGroup("g", "a", List.of());
    Record request = new SendGroupMessage.Request("a", "g", 20, 1, HELLO, null, null, null);
    assertThat(caller.call(request).code()).isEqualTo(INVALID);
  }

  @Test
  void messages_areNumberedInEachRoom_commandsAndBarragesAreNot() {
    SendRoomMessage.Response first = sent(send("a", "r", 1, HELLO));
    assertThat(first.msgSeq()).isEqualTo(1);
    SendRoomMessage.Response command = sent(send("a", "r", 2, HELLO));
    assertThat(command.msgSeq()).isNull();
    assertThat(command.msgId()).isGreaterThan(first.msgId());
    assertThat(sent(send("a", "r", 20, HELLO)).msgSeq()).isNull();
    SendRoomMessage.Response second = sent(send("b", "r", 200, HELLO));
    assertThat(second.msgSeq()).isEqualTo(2);
    assertThat(second.msgId()).isGreaterThan(command.msgId());
    assertThat(sent(send("b", "s", 1, HELLO)).msgSeq()).isEqualTo(1);
  }

  @Test
  void messages_ofARoom_areInNoList() {
    caller.send("b", "a");
    var before = caller.list("a");
    sent(send("a", "r", 1, HELLO));
    caller.call(recall("a", "r", 1L, ""));
    assertThat(caller.list("a")).isEqualTo(before);
    assertThat(caller.list("b")).hasSize(1);
  }

  @Test
  void message_isRecalledOnce_byItsSenderAlone() {
    sent(send("a", "r", 1, HELLO));
    sent(send("b", "r", 1, HELLO));
    assertThat(caller.call(recall("b", "r", 1L, "")).code()).isEqualTo(NOT_THE_SENDER);
    assertThat(caller.call(recall("a", "r", 1L, "oh")).code()).isEqualTo(OK);
    assertThat(caller.call(recall("a", "r", 1L, "oh")).code()).isEqualTo(REVOKED);
    assertThat(caller.call(recall("b", "r", 1L, "")).code()).isEqualTo(NOT_THE_SENDER);
    assertThat(caller.call(recall("b", "r", 2L, "")).code()).isEqualTo(OK);
    assertThat(caller.call(recall("b", "r", 3L, "")).code()).isEqualTo(NOT_FOUND);
    assertThat(caller.call(recall("b", "s", 1L, "")).code()).isEqualTo(NOT_FOUND);
  }

  @Test
  void message_recalled_hasNoText() {
    Content content = new Content(MessageType.CUSTOM, 7, 3, "{\"Message\":\"secret\"}", "secret");
    RoomMessage message = new RoomMessage(5, 6, "a", content, true, null);
    assertThat(RoomMessage.read(message.toBytes())).isEqualTo(message);
    RoomMessage recalled = RoomMessage.read(message.recalled("").toBytes());
    assertThat(recalled)
        .isEqualTo(
            new RoomMessage(5, 6, "a", new Content(MessageType.CUSTOM, 7, 3, "", ""), true, ""));
  }

  @Test
  void senders_atOnce_getEveryNumberOnce() throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> sending = () -> sent(send("a", "r", 1, HELLO)).msgSeq();
      for (Future<Long> number : executor.invokeAll(Collections.nCopies(64, sending))) {
        numbers.add(number.get());
      }
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 64).boxed().toList());
  }

  private SendRoomMessage.Response sent(Record request) {
    return caller.call(request).as(SendRoomMessage.Response.class);
  }

  private static Record send(
      String user, String room, @Nullable Integer type, Map<String, Object> body) {
    return Sent.of(
        SendRoomMessage.Request.class,
        "fromUserId",
        user,
        "roomId",
        room,
        "messageType",
        type,
        "priority",
        1,
        "messageBody",
        body);
  }

  private static Record recall(String user, String room, @Nullable Long sequence, String payload) {
    return Sent.of(
        RevokeRoomMessage.Request.class,
        "fromUserId",
        user,
        "roomId",
        room,
        "msgSeq",
        sequence,
        "payload",
        payload);
  }
}
