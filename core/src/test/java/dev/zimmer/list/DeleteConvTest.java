package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.storage.Row;
import dev.zimmer.user.UserPartition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a deletion does where there is nothing to see of it yet.
class DeleteConvTest {
  private static final long NOW = SettableTime.START;
  private static final int PEER = 0;
  private static final int GROUP = 2;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void delete_beforeAnyMessage_hidesHistoryThatIsImportedLater() {
    caller.delete("a", "b", PEER);
    importForA(NOW - 1);
    importForA(NOW);
    assertThat(times()).isEmpty();
    domain.time().advance(2);
    importForA(NOW + 1);
    assertThat(times()).containsExactly(NOW + 1);
  }

  @Test
  void delete_again_hidesWhatIsNotLaterThanTheSecond() {
    importForA(NOW - 5);
    caller.delete("a", "b", PEER);
    domain.time().advance(10);
    caller.delete("a", "b", PEER);
    importForA(NOW + 5);
    assertThat(times()).isEmpty();
    domain.time().advance(10);
    importForA(NOW + 15);
    assertThat(times()).containsExactly(NOW + 15);
  }

  @Test
  void delete_groupBeforeAnyMessage_hidesHistoryThatIsImportedLater() {
    domain.time().advance(10);
    caller.createGroup("g", "a", List.of("b"));
    caller.delete("a", "g", GROUP);
    long deleted = domain.time().millis();
    caller.call(Caller.importingToGroup("b", "g", deleted));
    assertThat(times()).isEmpty();
    caller.sendToGroup("b", "g");
    assertThat(times()).singleElement().satisfies(t -> assertThat(t).isGreaterThan(deleted));
  }

  @Test
  void delete_whatCannotBe_writesNothing() {
    caller.createGroup("dismissed", "b", List.of());
    caller.dismiss("b", "dismissed");
    caller.delete("a", "nobody", PEER);
    caller.delete("a", "nowhere", GROUP);
    caller.delete("a", "dismissed", GROUP);
    assertThat(listRows()).isEmpty();
    assertThat(hasTimeline(new ConversationKey.Peer(1, "a", "nobody"))).isFalse();
    assertThat(hasTimeline(new ConversationKey.Group(1, "nowhere"))).isFalse();
    caller.delete("a", "b", PEER);
    assertThat(listRows()).hasSize(1);
  }

  @Test
  void delete_whomNobodyHasRegisteredYet_isForgotten() {
    caller.delete("a", "c", PEER);
    caller.register(List.of("c"));
    caller.call(Caller.importing("c", "a", NOW - 1, "a"));
    assertThat(times()).containsExactly(NOW - 1);
  }

  private void importForA(long millis) {
    assertThat(caller.call(Caller.importing("b", "a", millis, "a")).code()).isZero();
  }

  private List<Long> times() {
    return caller.list("a").stream().map(QueryConversationList.Conversation::updateTime).toList();
  }

  private List<Row> listRows() {
    return domain
        .engine()
        .scan(UserPartition.of(1, "a"), ListKeys.PREFIX, ListKeys.PREFIX.prefixEnd(), 10);
  }

  private boolean hasTimeline(ConversationKey conversation) {
    return domain.engine().get(conversation.partition(), Timeline.KEY).isPresent();
  }
}
