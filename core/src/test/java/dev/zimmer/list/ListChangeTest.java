package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.user.User;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a change does to a list in memory.
class ListChangeTest {
  private static final long START = 1000;

  private final TestStore store = new TestStore();
  private final Users users = new Users(store.engine());
  private final ConversationLists lists = new ConversationLists(store.engine(), users, 1L << 20);

  @BeforeEach
  void listIsInMemory() {
    users.register(1, new User("me", "", ""));
    assertThat(updateTimes()).isEmpty();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void joined_messageOfThatMillisecond_counts() {
    commit(change -> change.joined("me", "g", 1, START));
    assertThat(updateTimes()).isEmpty();
    commit(change -> change.moved("g", head(Stamp.first(START) - 1)));
    assertThat(updateTimes()).isEmpty();
    commit(change -> change.moved("g", head(Stamp.first(START))));
    assertThat(updateTimes()).containsExactly(START);
  }

  @Test
  void deleted_messageOfThatMillisecond_staysHidden() {
    ConversationId peer = ConversationId.peer("p");
    commit(change -> change.reachedPeer("me", "p", Stamp.last(START)));
    assertThat(updateTimes()).containsExactly(START);
    commit(change -> change.deleted("me", peer, START));
    assertThat(updateTimes()).isEmpty();
    commit(change -> change.reachedPeer("me", "p", Stamp.first(START + 1)));
    assertThat(updateTimes()).containsExactly(START + 1);
  }

  @Test
  void left_withoutAMessageSinceHeJoined_freezesNothing() {
    commit(change -> change.joined("me", "g", 1, START));
    Timeline earlier = head(Stamp.last(START - 1));
    commit(change -> change.moved("g", earlier));
    commit(change -> change.left("me", "g", 2, START, earlier));
    assertThat(updateTimes()).isEmpty();
  }

  @Test
  void left_inMemory_raisesOwnBeforeMemberIsGone() {
    Committed transaction = new Committed();
    Timeline seen = head(Stamp.first(START));
    new ListChange(lists, transaction, 1).left("me", "g", 2, START, seen);
    ConversationId group = ConversationId.group("g");
    assertThat(transaction.batch.writes())
        .as("a reader between the two must not see the entry fall back")
        .extracting(write -> write.address().key())
        .containsExactly(ListKeys.key(group, Register.OWN), ListKeys.key(group, Register.MEMBER));
    assertThat(transaction.alongsideFirst).isTrue();
  }

  private List<Long> updateTimes() {
    ListPage page = lists.page(1, "me", 0, 10).orElseThrow();
    return IntStream.range(0, page.size()).mapToObj(i -> page.row(i).updateMillis()).toList();
  }

  private static Timeline head(long position) {
    return new Timeline(1, position, position, 0, false, position);
  }

  private void commit(Consumer<ListChange> body) {
    Committed transaction = new Committed();
    body.accept(new ListChange(lists, transaction, 1));
    transaction.actions.forEach(Runnable::run);
  }

  /// A transaction that writes nothing and has committed.
  private static final class Committed implements Transaction {
    private final WriteBatch batch = new WriteBatch();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean alongsideFirst;

    @Override
    public Optional<byte[]> get(Bytes key) {
      return Optional.empty();
    }

    @Override
    public List<Row> scan(Bytes from, Bytes to, int limit) {
      return List.of();
    }

    @Override
    public void put(Bytes key, byte[] value) {}

    @Override
    public void delete(Bytes key) {}

    @Override
    public WriteBatch alongside() {
      return batch;
    }

    @Override
    public void alongsideFirst() {
      alongsideFirst = true;
    }

    @Override
    public void onCommit(Runnable action) {
      actions.add(action);
    }
  }
}
