package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.cassandra.kit.CassandraNode;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.kit.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What becomes of transactions whose answer does not come, on a node that is frozen under them.
@Timeout(180)
@ResourceLock(Clusters.ONE)
final class UnknownOutcomeTest {
  private static final String KEYSPACE = "unknown";
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final CassandraNode node = Clusters.one().node(0);

  @AfterEach
  void resume() {
    node.resume();
  }

  @Test
  void answer_isLostAndTheNodeComesBack_takesPlaceOnce() {
    Bytes partition = new KeyBuilder().text("comes-back").build();
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger unanswered = new AtomicInteger();
    CommitSteps resuming =
        new CommitSteps() {
          @Override
          public void unanswered() {
            unanswered.incrementAndGet();
            node.resume();
          }
        };
    try (StorageEngine engine = open(resuming)) {
      Counting.take(engine, partition, 1);
      long taken =
          engine.transact(
              partition,
              transaction -> {
                long next = Counting.take(transaction, partition, 2);
                if (runs.incrementAndGet() == 1) {
                  node.pause();
                }
                return next;
              });
      assertThat(taken).isEqualTo(2);
      assertThat(unanswered).hasPositiveValue();
      assertThat(Counting.take(engine, partition, 3)).isEqualTo(3);
      assertThat(takers(engine, partition)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void answer_neverComes_isRetryableAndTheNextTransactionKnows() {
    Bytes partition = new KeyBuilder().text("gives-up").build();
    try (StorageEngine engine = open(CommitSteps.NONE)) {
      Counting.take(engine, partition, 1);
      assertThatThrownBy(() ->
              engine.transact(
                  partition,
                  transaction -> {
                    node.pause();
                    return Counting.take(transaction, partition, 2);
                  }))
          .isInstanceOf(StorageException.Retryable.class);
      assertThatThrownBy(engine::check).isInstanceOf(StorageException.Retryable.class);
      node.resume();
      Clusters.awaitAnswers(engine);
      long next = Counting.take(engine, partition, 3);
      assertThat(takers(engine, partition))
          .isEqualTo(next == 2 ? List.of(1L, 3L) : List.of(1L, 2L, 3L));
    }
  }

  /// Many callers, and a node that freezes whenever some calls have succeeded and goes on when some
  /// have failed. Each call has a taker of its own, so a call that took place twice would show.
  @Test
  void manyCallers_nodeFreezesAgainAndAgain_everyCallTakesPlaceOnceOrIsNotAcknowledged() {
    Bytes partition = new KeyBuilder().text("again-and-again").build();
    ConcurrentHashMap<Long, Long> acknowledged = new ConcurrentHashMap<>();
    AtomicLong takers = new AtomicLong();
    int freezes = 4;
    Queue<CountDownLatch> succeeded = new ConcurrentLinkedQueue<>();
    Queue<CountDownLatch> failed = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < freezes; i++) {
      succeeded.add(new CountDownLatch(50));
      failed.add(new CountDownLatch(8));
    }
    AtomicInteger over = new AtomicInteger();
    try (StorageEngine engine = open(CommitSteps.NONE)) {
      Crowd.run(
          17,
          number -> {
            if (number == 0) {
              for (int i = 0; i < freezes; i++) {
                await(succeeded.element());
                node.pause();
                await(failed.element());
                node.resume();
                succeeded.remove();
                failed.remove();
              }
              over.set(1);
            } else {
              while (over.get() == 0) {
                long taker = takers.incrementAndGet();
                try {
                  acknowledged.put(Counting.take(engine, partition, taker), taker);
                  countDown(succeeded.peek());
                } catch (StorageException.Retryable e) {
                  countDown(failed.peek());
                }
              }
            }
          });
      Clusters.awaitAnswers(engine);
      long last = Counting.take(engine, partition, 0);
      List<Long> noted = takers(engine, partition);
      assertThat(noted).hasSize((int) last).doesNotHaveDuplicates();
      acknowledged.forEach(
          (taken, taker) -> assertThat(noted.get(taken.intValue() - 1)).isEqualTo(taker));
    }
  }

  private static StorageEngine open(CommitSteps steps) {
    return CassandraEngine.open(Configs.withRequestTimeout(Clusters.onOne(KEYSPACE), SHORT), steps);
  }

  /// Who took which number, from 1 on without a gap.
  private static List<Long> takers(StorageEngine engine, Bytes partition) {
    var notes =
        engine.scan(
            Counting.notes(partition),
            Counting.key(0),
            Counting.key(Long.MAX_VALUE),
            Integer.MAX_VALUE);
    assertThat(notes)
        .extracting(note -> note.key())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, notes.size()).mapToObj(Counting::key).toList());
    return notes.stream().map(note -> Counting.number(note.value())).toList();
  }

  private static void countDown(CountDownLatch latch) {
    if (latch != null) {
      latch.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
