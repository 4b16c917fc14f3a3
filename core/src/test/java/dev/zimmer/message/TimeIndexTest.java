package dev.zimmer.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.Counts;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.StampClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeIndexTest {
  private static final Content TEXT = new Content(MessageType.TEXT, 0, 1, "{}", "");
  private static final ConversationKey.Group GROUP = new ConversationKey.Group(1, "g");

  private final TestStore store = new TestStore();
  private final Conversations conversations =
      new Conversations(
          store.engine(), new StampClock(store.engine(), new SettableTime()), List.of());
  private final TimeIndex index = new TimeIndex(store.engine(), GROUP.partition(), "");

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void before_acrossSpansAndBlocks_isInTheOrderOfTimes() {
    Random random = new Random(17);
    TreeSet<Moment> all = new TreeSet<>(Comparator.reverseOrder());
    for (long number = 1; number <= 3 * TimeIndex.BLOCK; number += TimeIndex.BLOCK / 100) {
      long millis = random.nextInt(12) * (TimeIndex.SPAN / 4) + random.nextInt(3);
      Moment moment = new Moment(millis, number);
      put(moment);
      all.add(moment);
    }
    for (int count : List.of(1, 7, 100, 1000)) {
      assertThat(walk(count)).containsExactlyElementsOf(all);
    }
  }

  @Test
  void before_ofAnotherView_isNothing() {
    put(new Moment(5, 1));
    assertThat(new TimeIndex(store.engine(), GROUP.partition(), "a").before(Moment.LATEST, 9))
        .isEmpty();
    assertThat(index.before(Moment.LATEST, 9)).containsExactly(new Moment(5, 1));
  }

  private void put(Moment moment) {
    Message message =
        new Message(
            moment.sequence(),
            moment.sequence(),
            moment.millis(),
            "a",
            TEXT,
            Message.Options.ORDINARY,
            0,
            Counts.NONE,
            Fate.NONE);
    conversations.write(
        GROUP,
        change -> {
          TimeIndex.put(change, message);
          return true;
        });
  }

  private List<Moment> walk(int count) {
    List<Moment> all = new ArrayList<>();
    List<Moment> page = index.before(Moment.LATEST, count);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = index.before(page.getLast(), count);
    }
    return all;
  }
}
