package dev.zimmer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Bytes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationKeyTest {
  private static final ConversationKey.Peer PEER = new ConversationKey.Peer(1, "b", "a");

  @Test
  void peer_inEitherOrder_isTheSame() {
    assertThat(PEER).isEqualTo(new ConversationKey.Peer(1, "a", "b"));
    assertThat(PEER.partition()).isEqualTo(new ConversationKey.Peer(1, "a", "b").partition());
  }

  @Test
  void partition_ofDifferentConversations_differs() {
    Set<Bytes> different = new HashSet<>();
    different.add(PEER.partition());
    different.add(new ConversationKey.Peer(2, "a", "b").partition());
    different.add(new ConversationKey.Peer(1, "a", "c").partition());
    different.add(new ConversationKey.Group(1, "a").partition());
    different.add(new ConversationKey.Group(2, "a").partition());
    assertThat(different).hasSize(5);
  }

  @Test
  void seenBy_oneOfTheTwo_isTheOther() {
    assertThat(PEER.seenBy("a")).isEqualTo(ConversationId.peer("b"));
    assertThat(PEER.seenBy("b")).isEqualTo(ConversationId.peer("a"));
    assertThat(ConversationKey.of(1, "a", PEER.seenBy("a"))).isEqualTo(PEER);
    ConversationKey.Group group = new ConversationKey.Group(1, "g");
    assertThat(ConversationKey.of(1, "a", group.seenBy("a"))).isEqualTo(group);
  }
}
