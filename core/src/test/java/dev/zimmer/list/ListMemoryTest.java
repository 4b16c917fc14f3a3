package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.user.UserKey;
import org.junit.jupiter.api.Test;

class ListMemoryTest {
  private static final int LISTS = 1000;
  private static final int EMPTY_LIST_BYTES = 250;

  private final ListMemory memory = new ListMemory(LISTS * EMPTY_LIST_BYTES);

  @Test
  void kept_readWhileOthersArrive_stays() {
    for (int i = 0; i < 2 * LISTS; i++) {
      keep("earlier" + i);
    }
    UserList reader = keep("reader");

    for (int i = 0; i < 5 * LISTS; i++) {
      keep("other" + i);
      assertThat(memory.kept(key("reader"))).isSameAs(reader);
    }
    assertThat(memory.keptLists()).isBetween(LISTS / 2L, (long) LISTS);
  }

  private UserList keep(String userId) {
    UserList list = memory.known(key(userId));
    memory.keep(key(userId), list);
    return list;
  }

  private static UserKey key(String userId) {
    return new UserKey(1, userId);
  }
}
