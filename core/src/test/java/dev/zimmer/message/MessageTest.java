package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.Counts;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages are stored whole.
class MessageTest {
  private static final Content CUSTOM =
      new Content(MessageType.CUSTOM, 200, 3, "{\"Message\":\"ü\u0000\"}", "found by");
  private static final Content TEXT =
      new Content(MessageType.TEXT, 0, 1, "{\"Message\":\"hello\"}", "");

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();
  private final Messages messages =
      new Messages(
          store.engine(),
          new Conversations(store.engine(), new StampClock(store.engine(), time), List.of()));

  @AfterEach
  void closeStore() {
    store.close();
  }

  static Stream<Message> messages() {
    List<Message.Options> options =
        List.of(
            Message.Options.ORDINARY,
            new Message.Options(true, false, Audience.ALL, ""),
            new Message.Options(false, true, Audience.ALL, ""),
            new Message.Options(true, false, Audience.ALL, "a"),
            new Message.Options(true, false, new Audience(true, true, List.of("a", "b")), ""),
            new Message.Options(true, false, new Audience(true, false, List.of()), ""));
    return options.stream()
        .flatMap(o ->
            Stream.of(CUSTOM, TEXT)
                .map(c -> new Message(1, Stamp.MAX, 1, "a b", c, o, 0, Counts.NONE, Fate.NONE)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void read_whatWasWritten_isTheSame(Message message) {
    assertThat(Message.read(message.toBytes())).isEqualTo(message);
  }

  @Test
  void sendToPeer_thenFind_isWhole() {
    Message.Options options = new Message.Options(true, true, Audience.ALL, "");
    Messages.Stored receipt = messages.sendToPeer(1, "a", "b", CUSTOM, options);
    assertThat(messages.find(new ConversationKey.Peer(1, "b", "a").partition(), receipt.sequence()))
        .contains(
            new Message(
                1,
                receipt.id(),
                SettableTime.START,
                "a",
                CUSTOM,
                options,
                0,
                Counts.NONE,
                Fate.NONE));
  }

  @Test
  void importToPeer_thenFind_hasTheImportersTimeAndOwner() {
    long sent = SettableTime.START - 1000;
    Messages.Stored receipt = messages.importToPeer(1, "a", "b", TEXT, sent, "b");
    assertThat(messages.find(new ConversationKey.Peer(1, "a", "b").partition(), 1))
        .contains(
            new Message(
                1,
                receipt.id(),
                sent,
                "a",
                TEXT,
                new Message.Options(true, false, Audience.ALL, "b"),
                0,
                Counts.NONE,
                Fate.NONE));
  }

  @Test
  void find_acrossBuckets_findsEveryMessage() {
    Bytes partition = new ConversationKey.Peer(1, "a", "b").partition();
    for (int i = 1; i <= MessageKeys.BUCKET + 1; i++) {
      messages.sendToPeer(1, "a", "b", TEXT, Message.Options.ORDINARY);
    }
    for (long sequence = 1; sequence <= MessageKeys.BUCKET + 1; sequence++) {
      assertThat(messages.find(partition, sequence))
          .get()
          .extracting(Message::sequence)
          .isEqualTo(sequence);
    }
    assertThat(messages.find(partition, MessageKeys.BUCKET + 2)).isEmpty();
    assertThat(messages.find(partition, 0)).isEmpty();
  }

  @Test
  void messageType_ofItsNumber_isItself() {
    for (MessageType type : MessageType.values()) {
      assertThat(MessageType.of(type.number())).contains(type);
      assertThat(type.isStored())
          .isEqualTo(type != MessageType.COMMAND && type != MessageType.BARRAGE);
    }
    assertThat(Stream.of(0L, 3L, 31L, 32L, 100L, -1L, 4294967297L).map(MessageType::of))
        .allMatch(Optional::isEmpty);
  }
}
