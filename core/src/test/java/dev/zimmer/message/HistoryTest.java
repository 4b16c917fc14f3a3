package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.Counts;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.harness.CountingStore;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.storage.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a page of a history reads, and what becomes of stores from before there were histories.
class HistoryTest {
  private static final long NOW = SettableTime.START;
  private static final Content TEXT =
      new Content(MessageType.TEXT, 0, 1, "{\"Message\":\"hello\"}", "");
  private static final Bytes PARTITION = new ConversationKey.Peer(1, "a", "b").partition();

  private final TestStore store = new TestStore();
  private final CountingStore engine = new CountingStore(store.engine());
  private final SettableTime time = new SettableTime();
  private final Conversations conversations =
      new Conversations(engine, new StampClock(engine, time), List.of());
  private final Messages messages = new Messages(engine, conversations);
  private final History history = new History(engine);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void page_ofAConversationThatNeverWas_isEmptyAndTheLast() {
    assertThat(history.ofPeers(1, "a", "b", 0, 10, false)).isEqualTo(HistoryPage.END);
  }

  @Test
  void page_behindANumberThatNoPageGave_isEmptyAndTheLast() {
    send(3);
    assertThat(history.ofPeers(1, "a", "b", 4, 10, false)).isEqualTo(HistoryPage.END);
  }

  @Test
  void page_exactlyTheRest_isTheLast() {
    send(20);
    HistoryPage first = history.ofPeers(1, "a", "b", 0, 10, false);
    assertThat(sequences(first)).isEqualTo(down(20, 11));
    HistoryPage second = history.ofPeers(1, "b", "a", first.next(), 10, false);
    assertThat(sequences(second)).isEqualTo(down(10, 1));
    assertThat(second.next()).isZero();
  }

  @Test
  void page_whileMessagesArrive_goesOnWhereItWas() {
    send(10);
    HistoryPage first = history.ofPeers(1, "a", "b", 0, 5, false);
    send(5);
    imports("a", 5, time.millis() - 5);
    assertThat(sequences(history.ofPeers(1, "a", "b", first.next(), 5, false)))
        .isEqualTo(down(5, 1));
  }

  @Test
  void page_anywhereInALongHistory_readsItsMessagesAndLittleElse() {
    send(2500);
    assertThat(mostRowsOfAPage("a", 100)).isLessThan(110);
  }

  @Test
  void page_whereMostIsTheOtherSides_readsItsMessagesAndLittleElse() {
    for (int i = 0; i < 5; i++) {
      send(20);
      imports("b", 1000, NOW - 1_000_000);
    }
    assertThat(walk("a", 10)).hasSize(100);
    assertThat(mostRowsOfAPage("a", 10)).isLessThan(50);
    assertThat(walk("b", 100)).hasSize(5100);
    assertThat(mostRowsOfAPage("b", 100)).isLessThan(450);
  }

  /// As when both sides are imported message by message while they talk.
  @Test
  void page_whereMessagesInTurnAreFewAndScattered_readsItsMessagesAndLittleElse() {
    for (int i = 0; i < 100; i++) {
      send(1);
      imports("b", 20, NOW - 1_000_000);
    }
    assertThat(mostRowsOfAPage("a", 10)).isLessThan(60);
  }

  @Test
  void page_ofImportsAlone_readsItsMessagesAndLittleElse() {
    imports("a", 1500, NOW - 1_000_000);
    send(300);
    engine.reset();
    long next = 301;
    HistoryPage page = history.ofPeers(1, "a", "b", next, 50, false);
    assertThat(page.messages()).hasSize(50);
    // The message of the cursor, 51 of the index, 51 messages, and the search of the turn.
    assertThat(engine.rows().get()).isLessThan(180);
    assertThat(engine.reads().get()).isLessThan(15);
  }

  /// Bounded work: pages may be empty, but each goes on from where the one before has looked.
  @Test
  void page_whereMostIsRecalled_goesOnInBoundedSteps() {
    MessageChanges changes = new MessageChanges(engine, conversations, Duration.ofHours(24));
    ConversationKey.Peer peers = new ConversationKey.Peer(1, "a", "b");
    send(20_000);
    for (long number = 2; number < 20_000; number++) {
      changes.recall(peers, number, new Fate.Recall("a", time.millis(), ""));
    }
    assertThat(walk("b", 10)).containsExactly(20_000L, 1L);
    assertThat(mostRowsOfAPage("b", 10)).isLessThan(4500);
  }

  @Test
  void page_whereMostIsCleared_readsNoneOfThat() {
    send(3000);
    imports("a", 3000, NOW - 1_000_000);
    new Clearings(conversations).clear(new ConversationKey.Peer(1, "a", "b"), "a");
    imports("a", 5, NOW - 2_000_000);
    send(5);
    engine.reset();
    assertThat(walk("a", 10)).hasSize(10);
    // The 3,000 are passed in the index alone.
    assertThat(engine.rows().get()).isLessThan(3100);
  }

  @Test
  void messagesInTurn_writeNoRowOfTheIndex() {
    send(10);
    assertThat(new TimeIndex(engine, PARTITION, "").before(Moment.LATEST, 10)).isEmpty();
    assertThat(new TimeIndex(engine, PARTITION, "a").before(Moment.LATEST, 10)).isEmpty();
  }

  /// Of a store from before, messages come by number, after all that is stored later.
  @Test
  void history_ofAnOlderStore_comesWhole() {
    storeAsBefore(1, "");
    storeAsBefore(2, "b");
    storeAsBefore(3, "a");
    storeAsBefore(4, "");
    for (int number = 5; number <= 2100; number++) {
      storeAsBefore(number, "b");
    }
    transactTimelineAsBefore(2100);
    send(2);
    imports("a", 2, NOW - 1000);
    imports("b", 1, NOW - 1000);
    send(1);
    for (int limit = 1; limit <= 9; limit++) {
      assertThat(walk("a", limit)).containsExactly(2106L, 2102L, 2101L, 2104L, 2103L, 4L, 3L, 1L);
    }
    assertThat(walk("b", 100)).hasSize(3 + 1 + 2096 + 3).doesNotHaveDuplicates();
  }

  @Test
  void page_ofAnOlderStoreWhereMostIsHidden_doesBoundedWorkAndGoesOn() {
    storeAsBefore(1, "a");
    for (int number = 2; number <= 30_000; number++) {
      storeAsBefore(number, "b");
    }
    transactTimelineAsBefore(30_000);
    engine.reset();
    HistoryPage first = history.ofPeers(1, "a", "b", 0, 10, false);
    assertThat(first.messages()).isEmpty();
    assertThat(first.next()).isPositive();
    assertThat(engine.rows().get()).isLessThan(25_000);
    assertThat(walk("a", 10)).containsExactly(1L);
  }

  private void send(int count) {
    for (int i = 0; i < count; i++) {
      messages.sendToPeer(1, "a", "b", TEXT, Message.Options.ORDINARY);
      time.advance(1);
    }
  }

  /// Imports messages that are each a millisecond later than the one before, but for every third.
  private void imports(String owner, int count, long from) {
    for (int i = 0; i < count; i++) {
      messages.importToPeer(1, "a", "b", TEXT, from + i - i % 3 / 2, owner);
    }
  }

  private void storeAsBefore(long number, String importedUser) {
    Message.Options options = new Message.Options(true, false, Audience.ALL, importedUser);
    byte[] value =
        new Message(
                number, number * 4096, number * 2, "a", TEXT, options, 0, Counts.NONE, Fate.NONE)
            .toBytes();
    byte[] before = Arrays.copyOf(value, value.length - 1);
    before[0] = 1;
    engine.write(
        new WriteBatch()
            .put(
                MessageKeys.partition(PARTITION, number), MessageKeys.key(number), number, before));
  }

  private void transactTimelineAsBefore(long lastSequence) {
    byte[] value =
        new ValueWriter(2)
            .number(lastSequence)
            .number(lastSequence * 4096)
            .number(0)
            .number(0)
            .flag(false)
            .number(lastSequence * 4096)
            .toBytes();
    engine.transact(
        PARTITION,
        transaction -> {
          transaction.put(Timeline.KEY, value);
          return true;
        });
  }

  private List<Long> walk(String viewer, int limit) {
    List<Long> all = new ArrayList<>();
    long next = 0;
    do {
      HistoryPage page =
          history.ofPeers(1, viewer, viewer.equals("a") ? "b" : "a", next, limit, false);
      all.addAll(sequences(page));
      next = page.next();
    } while (next != 0);
    return all;
  }

  private long mostRowsOfAPage(String viewer, int limit) {
    long most = 0;
    long next = 0;
    do {
      engine.reset();
      next = history.ofPeers(1, viewer, viewer.equals("a") ? "b" : "a", next, limit, false).next();
      most = Math.max(most, engine.rows().get());
    } while (next != 0);
    return most;
  }

  private static List<Long> sequences(HistoryPage page) {
    return page.messages().stream().map(Message::sequence).toList();
  }

  private static List<Long> down(long from, long to) {
    return LongStream.rangeClosed(to, from).boxed().toList().reversed();
  }
}
