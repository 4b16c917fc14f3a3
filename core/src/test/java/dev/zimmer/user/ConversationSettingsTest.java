package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.harness.TestStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationSettingsTest {
  private final TestStore store = new TestStore();
  private final ConversationSettings settings = new ConversationSettings(store.engine());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void pin_andUnpin_isWhatWasSetLast() {
    settings.pin(1, "a", List.of(peer("b"), ConversationId.group("b")), 7);
    assertThat(settings.pinnedMillis(1, "a", peer("b"))).isEqualTo(7);
    settings.unpin(1, "a", List.of(peer("b"), peer("never")));
    assertThat(settings.pinnedMillis(1, "a", peer("b"))).isZero();
    assertThat(settings.pinnedMillis(1, "a", ConversationId.group("b"))).isEqualTo(7);
    assertThat(settings.pinnedMillis(2, "a", ConversationId.group("b"))).isZero();
    assertThat(settings.pinnedMillis(1, "b", ConversationId.group("b"))).isZero();
  }

  @Test
  void pin_again_keepsItsTime() {
    settings.pin(1, "a", List.of(peer("b")), 7);
    settings.pin(1, "a", List.of(peer("b")), 8);
    assertThat(settings.pinnedMillis(1, "a", peer("b"))).isEqualTo(7);
  }

  @Test
  void pin_moreThanThereIsRoomFor_takesTheFirstThatFit() {
    settings.pin(1, "a", IntStream.range(1, 100).mapToObj(i -> peer("u" + i)).toList(), 7);
    assertThat(settings.pin(1, "a", List.of(peer("x"), peer("u1"), peer("y")), 8))
        .containsExactly(peer("y"));
    assertThat(settings.pinnedMillis(1, "a", peer("x"))).isEqualTo(8);
    assertThat(settings.pinnedMillis(1, "a", peer("y"))).isZero();
  }

  @Test
  void pins_afterARestart_areAsBefore() {
    settings.pin(1, "a", List.of(peer("b")), 7);
    store.reopen();
    assertThat(new ConversationSettings(store.engine()).pinnedMillis(1, "a", peer("b")))
        .isEqualTo(7);
  }

  private static ConversationId peer(String id) {
    return ConversationId.peer(id);
  }
}
