package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.Alongside;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationMember;
import dev.zimmer.conversation.Event;
import dev.zimmer.conversation.Exclusion;
import dev.zimmer.conversation.Place;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.user.User;
import dev.zimmer.user.UserPartition;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an event does to lists.
class ConversationListsTest {
  private static final long START = 1000;
  private static final ConversationKey.Peer PEER = new ConversationKey.Peer(1, "me", "p");
  private static final ConversationKey.Group GROUP = new ConversationKey.Group(1, "g");
  private static final List<ConversationMember> ME = List.of(new ConversationMember("me", START));

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
    lists.afterCommit(new Event.MembersJoined(GROUP, ME, List.of(), 1));
    assertThat(updateTimes()).isEmpty();
    lists.afterCommit(toAll(Stamp.first(START) - 1));
    assertThat(updateTimes()).isEmpty();
    lists.afterCommit(toAll(Stamp.first(START)));
    assertThat(updateTimes()).containsExactly(START);
  }

  @Test
  void hidden_messageOfThatMillisecond_staysHidden() {
    lists.afterCommit(toMe(Stamp.last(START)));
    assertThat(updateTimes()).containsExactly(START);
    lists.afterCommit(new Event.Hidden(PEER, "me", START));
    assertThat(updateTimes()).isEmpty();
    lists.afterCommit(toMe(Stamp.first(START + 1)));
    assertThat(updateTimes()).containsExactly(START + 1);
  }

  @Test
  void left_withoutAMessageSinceJoining_freezesNothing() {
    long earlier = Stamp.last(START - 1);
    lists.afterCommit(new Event.MembersJoined(GROUP, ME, List.of(), 1));
    lists.afterCommit(toAll(earlier));
    lists.afterCommit(left(earlier));
    assertThat(updateTimes()).isEmpty();
  }

  @Test
  void dismissed_entryOfAMember_isGone() {
    lists.afterCommit(new Event.MembersJoined(GROUP, ME, List.of(), 1));
    lists.afterCommit(toAll(Stamp.first(START)));
    lists.afterCommit(new Event.Dismissed(GROUP));
    assertThat(updateTimes()).isEmpty();
  }

  @Test
  void left_beforeCommit_raisesOwnBeforeMemberIsGone() {
    Written written = new Written(new ArrayList<>());
    lists.beforeCommit(left(Stamp.first(START)), written);
    ConversationId group = ConversationId.group("g");
    Bytes me = UserPartition.of(1, "me");
    assertThat(written.rows)
        .as("a reader between the two must not see the entry fall back")
        .containsExactly(
            List.of(me, ListKeys.key(group, Register.OWN)),
            List.of(me, ListKeys.key(group, Register.MEMBER)),
            List.of("visible first"));
  }

  @Test
  void message_toAll_writesNothingIntoLists() {
    Written written = new Written(new ArrayList<>());
    lists.beforeCommit(toAll(Stamp.first(START)), written);
    assertThat(written.rows).isEmpty();
  }

  @Test
  void messageForMost_writesIntoTheListsOfTheExcludedAlone() {
    Written written = new Written(new ArrayList<>());
    long position = Stamp.first(START);
    List<Exclusion> excluded = List.of(new Exclusion("me", position, Stamp.NONE));
    lists.beforeCommit(
        new Event.MessageForMost(GROUP, place(position), position, excluded), written);
    assertThat(written.rows)
        .containsExactly(
            List.of(
                UserPartition.of(1, "me"),
                ListKeys.key(ConversationId.group("g"), Register.EXCLUDED)),
            List.of("visible first"));
  }

  private List<Long> updateTimes() {
    ListPage page = lists.page(1, "me", 0, 10).orElseThrow();
    return IntStream.range(0, page.size()).mapToObj(i -> page.row(i).updateMillis()).toList();
  }

  private static Event toAll(long position) {
    return new Event.GroupMessage(GROUP, place(position), position, position, false);
  }

  private static Event left(long head) {
    return new Event.MembersLeft(GROUP, List.of(new Event.Leaver(ME.getFirst(), head)), 2);
  }

  private static Event toMe(long position) {
    return new Event.PeerMessage(PEER, place(position), List.of("me"), false);
  }

  private static Place place(long position) {
    return new Place(1, position, position, Stamp.millis(position), 0);
  }

  /// Names of rows in the order in which they were added.
  private record Written(List<List<?>> rows) implements Alongside {
    @Override
    public void put(Bytes partition, Bytes key, long version, byte[] value) {
      rows.add(List.of(partition, key));
    }

    @Override
    public void visibleFirst() {
      rows.add(List.of("visible first"));
    }
  }
}
