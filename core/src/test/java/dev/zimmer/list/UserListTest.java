package dev.zimmer.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.stamp.Stamp;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UserListTest {
  private static final ConversationId GROUP = ConversationId.group("g");
  private static final AtomicLong MOVES = new AtomicLong();
  private static final int ROUNDS = 300_000;

  @Test
  void page_nothing_isEmptyAndTheLast() {
    ListPage page = list().page(0, 10);
    assertThat(rows(page)).isEmpty();
    assertThat(page.total()).isEqualTo(0);
    assertThat(page.next()).isEqualTo(0);
  }

  @Test
  void page_exactlyTheRest_isTheLast() {
    UserList list = list(1, 2, 3);
    assertThat(list.page(0, 3).next()).isEqualTo(0);
    assertThat(list.page(0, 2).next()).isEqualTo(2);
    assertThat(list.page(2, 1).next()).isEqualTo(0);
    assertThat(positions(list.page(2, 1))).containsExactly("c2");
  }

  @Test
  void page_afterTheLastOrBetween_startsAtTheNextLarger() {
    UserList list = list(10, 20);
    assertThat(positions(list.page(15, 5))).containsExactly("c1");
    assertThat(positions(list.page(20, 5))).isEmpty();
    assertThat(list.page(20, 5).next()).isEqualTo(0);
  }

  @Test
  void page_endsInsideATie_endsBeforeIt() {
    UserList list = list(1, 2, 2, 2, 3);
    ListPage page = list.page(0, 3);
    assertThat(positions(page)).containsExactly("c0");
    assertThat(page.next()).isEqualTo(1);
  }

  @Test
  void page_beginsWithATieLongerThanItself_holdsAllOfIt() {
    UserList list = list(1, 2, 2, 2, 3);
    ListPage page = list.page(1, 2);
    assertThat(positions(page)).containsExactly("c1", "c2", "c3");
    assertThat(page.next()).isEqualTo(2);
  }

  @Test
  void page_tieAtTheEnd_isTheLast() {
    UserList list = list(1, 2, 2);
    assertThat(positions(list.page(1, 1))).containsExactly("c1", "c2");
    assertThat(list.page(1, 1).next()).isEqualTo(0);
  }

  @Test
  void page_moreThanTheWindow_isTheLatestThousand() {
    long[] positions = new long[1200];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = i + 1L;
    }
    ListPage page = list(positions).page(0, 500);
    assertThat(page.total()).isEqualTo(1000);
    assertThat(positions(page)).first().isEqualTo("c200");
    assertThat(page.next()).isEqualTo(700);
  }

  @Test
  void page_hiddenEntry_isNotCounted() {
    UserList list = list(1, 2);
    list.merge(ConversationId.peer("c0"), Register.HIDDEN, 1, 1);
    assertThat(list.page(0, 5).total()).isEqualTo(1);
  }

  @Test
  void page_userAndGroupOfOneId_areTwoEntries() {
    GroupHead head = new GroupHead(MOVES);
    head.merge(2, 2);
    UserList list = new UserList(id -> head, MOVES);
    list.merge(ConversationId.peer("x"), Register.LAST, 1, 1);
    list.merge(ConversationId.group("x"), Register.MEMBER, 1, 1);
    assertThat(rows(list.page(0, 5)))
        .containsExactly(
            new ListRow(ConversationId.peer("x"), 0), new ListRow(ConversationId.group("x"), 0));
  }

  @Test
  void page_afterAGroupMovedOrWasDismissed_showsIt() {
    GroupHead head = new GroupHead(MOVES);
    UserList list = new UserList(id -> head, MOVES);
    list.merge(ConversationId.peer("p"), Register.LAST, 5, 5);
    list.merge(GROUP, Register.MEMBER, 1, 1);
    head.merge(3, 3);
    assertThat(positions(list.page(0, 5))).containsExactly("g", "p");
    head.merge(9, 9);
    assertThat(positions(list.page(0, 5))).containsExactly("p", "g");
    head.dismiss();
    assertThat(positions(list.page(0, 5))).containsExactly("p");
  }

  @Test
  void load_again_doesNotReadAgain() {
    UserList list = list();
    assertThat(list.load(() -> true)).isTrue();
    assertThat(
            list.load(() -> {
              throw new AssertionError("read twice");
            }))
        .isTrue();
  }

  @Test
  void load_ofNobody_readsAgainNextTime() {
    UserList list = list();
    assertThat(list.load(() -> false)).isFalse();
    assertThat(list.isLoaded()).isFalse();
    assertThat(list.load(() -> true)).isTrue();
  }

  @Test
  void page_besideLeavingAndJoining_neverShowsTheEntryFallBack() throws Exception {
    GroupHead head = new GroupHead(MOVES);
    UserList list = new UserList(id -> head, MOVES);
    head.merge(Stamp.SLOTS, Stamp.SLOTS);
    list.merge(GROUP, Register.MEMBER, 1, 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Callable<@Nullable Void> writing =
          () -> {
            for (long round = 1; round <= ROUNDS; round++) {
              leaveAndJoin(head, list, 10 * Stamp.SLOTS * round);
            }
            return null;
          };
      Future<@Nullable Void> writer = threads.submit(writing);
      long before = 0;
      while (!writer.isDone()) {
        long seen = list.page(0, 1).row(0).updateMillis();
        if (seen < before) {
          throw new AssertionError("seen fell from " + before + " to " + seen);
        }
        before = seen;
      }
      writer.get();
    }
  }

  @Test
  void page_ofAHundredThousandEntriesAllMoving_letsWhoWritesThemGoOn() throws Exception {
    int entries = 100_000;
    UserList list = new UserList(id -> new GroupHead(MOVES), MOVES);
    AtomicLong position = new AtomicLong();
    for (int i = 0; i < entries; i++) {
      move(list, i, position.incrementAndGet());
    }
    int writes = 1_000_000;
    Random random = new Random(1);
    Thread writer =
        new Thread(() -> {
          for (int i = 0; i < writes; i++) {
            move(list, random.nextInt(entries), position.incrementAndGet());
          }
        });
    Thread reader =
        new Thread(() -> {
          while (writer.isAlive()) {
            list.page(0, 100);
          }
        });
    writer.start();
    reader.start();
    Set<String> waitedFor = new HashSet<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    while (reader.isAlive()) {
      @Nullable ThreadInfo writing = threads.getThreadInfo(writer.threadId());
      if (writing != null && writing.getLockInfo() != null) {
        waitedFor.add(writing.getLockInfo().getClassName());
      }
    }
    // Whoever puts the list in order holds one entry at a time.
    assertThat(waitedFor).isSubsetOf(ListEntry.class.getName());
    assertThat(list.page(0, 1).total()).isEqualTo(UserList.WINDOW);
  }

  @Test
  void position_besideADismissal_isNeverThatOfTheDismissal() throws Exception {
    AtomicReference<GroupHead> shared = new AtomicReference<>(new GroupHead(MOVES));
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(() -> {
          while (!done.get()) {
            Objects.requireNonNull(shared.get()).dismiss();
          }
        });
    writer.start();
    for (int i = 0; i < 20_000; i++) {
      GroupHead head = new GroupHead(MOVES);
      ListEntry entry = new ListEntry(GROUP, head);
      entry.merge(Register.MEMBER, 1, 5);
      shared.set(head);
      while (head.positionForMost() != GroupHead.DISMISSED) {
        assertThat(entry.position()).isEqualTo(Stamp.NONE);
      }
    }
    done.set(true);
    writer.join();
  }

  private static void move(UserList list, int entry, long position) {
    list.merge(ConversationId.peer("p" + entry), Register.LAST, position, position);
  }

  /// A message, the member leaves, a message that is not for them, they join again.
  private static void leaveAndJoin(GroupHead head, UserList list, long position) {
    head.merge(position, position);
    list.merge(GROUP, Register.OWN, position, position);
    list.merge(GROUP, Register.MEMBER, position, Register.GONE);
    head.merge(position + 2 * Stamp.SLOTS, position + 2 * Stamp.SLOTS);
    list.merge(GROUP, Register.MEMBER, position + 1, position + 5 * Stamp.SLOTS);
  }

  private static UserList list(long... positions) {
    UserList list = new UserList(id -> new GroupHead(MOVES), MOVES);
    for (int i = 0; i < positions.length; i++) {
      list.merge(ConversationId.peer("c" + i), Register.LAST, positions[i], positions[i]);
    }
    return list;
  }

  private static List<ListRow> rows(ListPage page) {
    return IntStream.range(0, page.size()).mapToObj(page::row).toList();
  }

  private static List<String> positions(ListPage page) {
    return rows(page).stream().map(row -> row.id().id()).toList();
  }
}
