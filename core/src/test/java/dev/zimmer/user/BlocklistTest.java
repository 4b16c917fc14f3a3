package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.SharedStore;
import dev.zimmer.harness.TestStore;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlocklistTest {
  private static final int ROUNDS = 500;

  private final TestStore store = new TestStore();
  private final Blocklist blocklist = new Blocklist(store.engine());

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void isBlocked_setAndTakenBack_isWhatWasSetLast() {
    assertThat(blocklist.isBlocked(1, "a", "b")).isFalse();

    blocklist.set(1, "a", "b", true);
    assertThat(blocklist.isBlocked(1, "a", "b")).isTrue();
    assertThat(blocklist.isBlocked(1, "a", "c")).isFalse();
    assertThat(blocklist.isBlocked(1, "b", "a")).isFalse();
    assertThat(blocklist.isBlocked(2, "a", "b")).isFalse();

    blocklist.set(1, "a", "b", false);
    assertThat(blocklist.isBlocked(1, "a", "b")).isFalse();
    blocklist.set(1, "a", "b", true);
    assertThat(blocklist.isBlocked(1, "a", "b")).isTrue();
  }

  @Test
  void isBlocked_afterARestart_isAsBefore() {
    blocklist.set(1, "a", "b", true);
    store.reopen();

    assertThat(new Blocklist(store.engine()).isBlocked(1, "a", "b")).isTrue();
  }

  @Test
  void isBlocked_whereOthersWriteToo_isWhatTheyWrote() {
    Blocklist mine = new Blocklist(new SharedStore(store.engine()));
    assertThat(mine.isBlocked(1, "a", "b")).isFalse();

    blocklist.set(1, "a", "b", true);

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
        blocklist.set(1, owner, "b", true);
        asked.get();

        assertThat(blocklist.isBlocked(1, owner, "b")).isTrue();
      }
    }
  }
}
