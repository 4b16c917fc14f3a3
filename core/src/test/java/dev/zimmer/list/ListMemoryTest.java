package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.UserKey;
import java.lang.ref.Reference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListMemoryTest {
  private static final int LISTS = 1000;
  private static final int EMPTY_LIST_BYTES = 730;
  private static final int NO_BOUND = Integer.MAX_VALUE;

  @Test
  void kept_readWhileOthersArrive_stays() {
    ListMemory memory = new ListMemory(LISTS * EMPTY_LIST_BYTES);
    for (int i = 0; i < 2 * LISTS; i++) {
      keep(memory, "earlier" + i);
    }
    UserList reader = keep(memory, "reader");

    for (int i = 0; i < 5 * LISTS; i++) {
      keep(memory, "other" + i);
      assertThat(memory.kept(key("reader"))).isSameAs(reader);
    }
    assertThat(memory.keptLists()).isBetween(LISTS / 2L, (long) LISTS);
  }

  @ParameterizedTest
  @CsvSource({
    "20000,0,PEER",
    "5000,10,PEER",
    "5000,10,GROUP",
    "500,100,PEER",
    "500,100,GROUP",
    "50,1500,PEER"
  })
  void keptBytes_anyLists_isWhatTheyTake(int lists, int entries, ConversationType type) {
    long before = usedHeap();
    ListMemory memory = new ListMemory(NO_BOUND);
    try {
      fill(memory, lists, entries, type);
      long used = usedHeap() - before;
      assertThat(memory.keptBytes()).isCloseTo(used, Percentage.withPercentage(10));
    } finally {
      Reference.reachabilityFence(memory);
    }
  }

  @Test
  void merge_intoListsThatWereReadWhenTheyWereEmpty_keepsTheBound() {
    long bound = 4 << 20;
    ListMemory memory = new ListMemory(bound);
    int users = 3000;
    for (int i = 0; i < users; i++) {
      keep(memory, "user" + i);
    }
    for (int j = 0; j < 100; j++) {
      for (int i = 0; i < users; i++) {
        receive(memory, "user" + i, ConversationId.peer("from" + j), j);
      }
      assertThat(memory.keptBytes()).isLessThanOrEqualTo(bound);
    }
    assertThat(memory.keptLists()).isPositive();
  }

  @Test
  void merge_intoAListThatNobodyReadsAnyMore_isWeighed() {
    long bound = 4 << 20;
    ListMemory memory = new ListMemory(bound);
    UserList bot = keep(memory, "bot");
    bot.page(0, 1);
    long weighed = 0;
    int entries = 0;
    while (memory.kept(key("bot")) != null) {
      weighed = memory.keptBytes();
      receive(memory, "bot", ConversationId.peer("user" + entries), entries);
      entries++;
    }
    assertThat((double) weighed / bound).isCloseTo(1, within(0.05));
    assertThat(memory.keptBytes()).isZero();
    memory.reweigh(key("bot"), bot); // it has gone and does not come back
    assertThat(memory.keptBytes()).isZero();
  }

  private static void fill(ListMemory memory, int lists, int entries, ConversationType type) {
    for (int i = 0; i < lists; i++) {
      String user = "user" + i;
      UserList list = keep(memory, user);
      for (int j = 0; j < entries; j++) {
        receive(memory, user, new ConversationId(type, i + "from" + j), j);
      }
      list.page(0, 100);
      memory.reweigh(key(user), list);
    }
  }

  private static void receive(ListMemory memory, String user, ConversationId from, int millis) {
    long position = Stamp.first(millis + 1L);
    Register register = from.type() == ConversationType.PEER ? Register.LAST : Register.OWN;
    memory.merge(new RegisterWrite(key(user), from, register, position, position));
  }

  private static UserList keep(ListMemory memory, String userId) {
    UserList list = memory.known(key(userId));
    memory.keep(key(userId), list);
    return list;
  }

  private static UserKey key(String userId) {
    return new UserKey(1, userId);
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
