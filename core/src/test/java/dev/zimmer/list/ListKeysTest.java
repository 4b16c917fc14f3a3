package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.storage.Row;
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
}
