package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationPartition;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.storage.Row;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListKeysTest {
  @Test
  void read_whatWasWritten_isTheSame() {
    for (ConversationType type : ConversationType.values()) {
      for (Register register : Register.values()) {
        ConversationId id = new ConversationId(type, "a b~");
        Row row = new Row(ListKeys.key(id, register), ListKeys.value(7, Register.GONE));
        assertThat(row.key().startsWith(ListKeys.PREFIX)).isTrue();
        assertThat(ListKeys.read(row))
            .isEqualTo(new ListKeys.Stored(id, register, 7, Register.GONE));
      }
    }
  }

  @Test
  void conversationPartition_peer_isOneForBoth() {
    assertThat(ConversationPartition.peer(1, "a", "b"))
        .isEqualTo(ConversationPartition.peer(1, "b", "a"));
    Set<Object> different = new HashSet<>();
    different.add(ConversationPartition.peer(1, "a", "b"));
    different.add(ConversationPartition.peer(2, "a", "b"));
    different.add(ConversationPartition.peer(1, "a", "c"));
    different.add(ConversationPartition.group(1, "a"));
    different.add(ConversationPartition.group(2, "a"));
    assertThat(different).hasSize(5);
  }
}
