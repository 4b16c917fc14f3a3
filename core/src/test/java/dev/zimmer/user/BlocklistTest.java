package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.zimmer.harness.SharedStore;
import dev.zimmer.harness.TestStore;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlocklistTest {
  private static final int ROUNDS = 500;
  private static final long NOW = 1_784_800_000_000L;

  private final TestStore store = new TestStore();
  private final Blocklist blocklist = new Blocklist(store.engine());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isBlocked_setAndTakenBack_isWhatWasSetLast() {
    assertThat(blocklist.isBlocked(1, "a", "b")).isFalse();

    blocklist.block(1, "a", List.of("b"), NOW);
    assertThat(blocklist.isBlocked(1, "a", "b")).isTrue();
    assertThat(blocklist.isBlocked(1, "a", "c")).isFalse();
    assertThat(blocklist.isBlocked(1, "b", "a")).isFalse();
    assertThat(blocklist.isBlocked(2, "a", "b")).isFalse();

    blocklist.unblock(1, "a", List.of("b"));
    assertThat(blocklist.isBlocked(1, "a", "b")).isFalse();
    blocklist.block(1, "a", List.of("b"), NOW);
    assertThat(blocklist.isBlocked(1, "a", "b")).isTrue();
  }

  @Test
  void block_whoIsBlockedAlready_isToldSo() {
    assertThat(blocklist.block(1, "a", List.of("b", "c"), NOW))
        .containsExactly(entry("b", Blocklist.Blocking.DONE), entry("c", Blocklist.Blocking.DONE));
    assertThat(blocklist.block(1, "a", List.of("d", "b"), NOW))
        .containsExactly(
            entry("d", Blocklist.Blocking.DONE), entry("b", Blocklist.Blocking.REPEATED));
  }

  @Test
  void block_fullList_takesTheFirstThatFitAndWhoIsThereStays() {
    List<String> most = IntStream.range(1, Blocklist.MAX_BLOCKED).mapToObj(i -> "u" + i).toList();
    blocklist.block(1, "a", most, NOW);
    assertThat(blocklist.block(1, "a", List.of("x", "u1", "y"), NOW))
        .containsExactly(
            entry("x", Blocklist.Blocking.DONE),
            entry("u1", Blocklist.Blocking.REPEATED),
            entry("y", Blocklist.Blocking.FULL));
    blocklist.unblock(1, "a", List.of("u1"));
    assertThat(blocklist.block(1, "a", List.of("y"), NOW)).containsValue(Blocklist.Blocking.DONE);
  }

  @Test
  void isBlocked_afterARestart_isAsBefore() {
    blocklist.block(1, "a", List.of("b"), NOW);
    store.reopen();

    assertThat(new Blocklist(store.engine()).isBlocked(1, "a", "b")).isTrue();
  }

  @Test
  void isBlocked_whereOthersWriteToo_isWhatTheyWrote() {
    Blocklist mine = new Blocklist(new SharedStore(store.engine()));
    assertThat(mine.isBlocked(1, "a", "b")).isFalse();

    blocklist.block(1, "a", List.of("b"), NOW);

    assertThat(mine.isBlocked(1, "a", "b")).isTrue();
  }

  /// Whoever asks while somebody is being blocked may hear either; whoever asks afterwards hears
  /// it.
  @Test
  void isBlocked_askedAtTheSameTime_isKnownAfterwards() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < ROUNDS; round++) {
        String owner = "owner" + round;
        Future<Boolean> asked =
            threads.submit(() -> {
              barrier.await();
              return blocklist.isBlocked(1, owner, "b");
            });
        barrier.await();
        blocklist.block(1, owner, List.of("b"), NOW);
        asked.get();

        assertThat(blocklist.isBlocked(1, owner, "b")).isTrue();
      }
    }
  }
}
