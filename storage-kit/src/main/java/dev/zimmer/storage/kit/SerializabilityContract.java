package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What many `transact` at once promise: the same as one after the other.
public interface SerializabilityContract extends EngineContract {
  /// As many threads as the concurrent tests use.
  int THREADS = 64;

  @Test
  default void counter_manyThreadsOnePartition_noGapAndNoRepeat() {
    Bytes partition = freshPartition();
    Queue<Integer> taken = new ConcurrentLinkedQueue<>();
    Crowd.run(
        THREADS,
        number -> {
          for (int round = 0; round < rounds(); round++) {
            taken.add(engine().transact(partition, SerializabilityContract::next));
          }
        });
    assertThat(sorted(taken)).isEqualTo(oneTo(THREADS * rounds()));
    assertThat(read(partition, name("counter"))).contains("" + THREADS * rounds());
  }

  @Test
  default void counter_manyThreadsManyPartitions_noGapAndNoRepeatInEach() {
    List<Bytes> partitions = Stream.generate(EngineContract::freshPartition).limit(8).toList();
    List<Queue<Integer>> taken = new ArrayList<>();
    partitions.forEach(partition -> taken.add(new ConcurrentLinkedQueue<>()));
    Crowd.run(
        THREADS,
        number -> {
          for (int round = 0; round < rounds(); round++) {
            int chosen = (number + round) % partitions.size();
            taken
                .get(chosen)
                .add(engine().transact(partitions.get(chosen), SerializabilityContract::next));
          }
        });
    for (Queue<Integer> numbers : taken) {
      assertThat(sorted(numbers)).isEqualTo(oneTo(numbers.size()));
    }
    assertThat(taken.stream().mapToInt(Queue::size).sum()).isEqualTo(THREADS * rounds());
  }

  @Test
  default void scan_manyThreadsAddRows_everyBodySeesAllRowsBefore() {
    Bytes partition = freshPartition();
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    Crowd.run(
        THREADS,
        number ->
            seen.add(
                engine()
                    .transact(
                        partition,
                        transaction -> {
                          List<Row> rows = transaction.scan(name(""), END, 1000);
                          transaction.put(name("row-" + number), value("x"));
                          return rows.size() + 1;
                        })));
    assertThat(sorted(seen)).isEqualTo(oneTo(THREADS));
  }

  @Test
  default void getAll_manyThreadsAddRows_everyBodySeesAllRowsBefore() {
    Bytes partition = freshPartition();
    List<Bytes> keys = IntStream.range(0, THREADS).mapToObj(i -> name("row-" + i)).toList();
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    Crowd.run(
        THREADS,
        number ->
            seen.add(
                engine()
                    .transact(
                        partition,
                        transaction -> {
                          long rows =
                              transaction.getAll(keys).stream().filter(Optional::isPresent).count();
                          transaction.put(keys.get(number), value("x"));
                          return (int) rows + 1;
                        })));
    assertThat(sorted(seen)).isEqualTo(oneTo(THREADS));
  }

  @Test
  default void rule_overTwoRows_holdsForEveryBody() {
    Bytes partition = freshPartition();
    AtomicInteger winners = new AtomicInteger();
    Crowd.run(
        THREADS,
        number -> {
          boolean won =
              engine()
                  .transact(
                      partition,
                      transaction -> {
                        boolean free =
                            transaction.get(name("0")).isEmpty()
                                && transaction.get(name("1")).isEmpty();
                        if (free) {
                          transaction.put(name("" + number % 2), value("mine"));
                        }
                        return free;
                      });
          if (won) {
            winners.incrementAndGet();
          }
        });
    assertThat(winners).hasValue(1);
    assertThat(readAll(partition)).hasSize(1);
  }

  @Test
  default void onCommit_manyThreadsOnePartition_runOnceInTheSerialOrder() {
    Bytes partition = freshPartition();
    List<Integer> committed = Collections.synchronizedList(new ArrayList<>());
    Crowd.run(
        THREADS,
        number -> {
          for (int round = 0; round < rounds(); round++) {
            int mine =
                engine()
                    .transact(
                        partition,
                        transaction -> {
                          int next = next(transaction);
                          transaction.onCommit(() -> committed.add(next));
                          return next;
                        });
            assertThat(committed.contains(mine)).isTrue();
          }
        });
    assertThat(committed).isEqualTo(oneTo(THREADS * rounds()));
  }

  @Test
  default void alongside_manyThreads_isThereWhenTransactReturns() {
    Bytes partition = freshPartition();
    Bytes other = freshPartition();
    Crowd.run(
        THREADS,
        number -> {
          int mine =
              engine()
                  .transact(
                      partition,
                      transaction -> {
                        int next = next(transaction);
                        transaction.alongside().put(other, name("" + next), 1, value("x"));
                        return next;
                      });
          assertThat(read(other, name("" + mine))).contains("x");
        });
    assertThat(readAll(other)).hasSize(THREADS);
  }

  /// Some transactions count and write the number alongside first, others write down what they
  /// found; readers find the number alongside at least as high as what was written down.
  @Test
  default void alongsideFirst_manyThreads_isThereBeforeWhatLaterTransactionsWrote() {
    Bytes partition = freshPartition();
    Bytes other = freshPartition();
    Crowd.run(
        THREADS,
        number -> {
          for (int round = 0; round < rounds(); round++) {
            if (number % 4 == 0) {
              transact(partition, transaction -> countAlongsideFirst(transaction, other));
            } else if (number % 4 == 1) {
              int found = Integer.parseInt(read(partition, name("found")).orElse("0"));
              assertThat(Integer.parseInt(read(other, name("count")).orElse("0")))
                  .isGreaterThanOrEqualTo(found);
            } else {
              transact(
                  partition,
                  transaction -> transaction.put(name("found"), value("" + current(transaction))));
            }
          }
        });
  }

  private static void countAlongsideFirst(Transaction transaction, Bytes other) {
    int next = next(transaction);
    transaction.alongside().put(other, name("count"), next, value("" + next));
    transaction.alongsideFirst();
  }

  /// A body that only reads, or that throws, must not tell of rows that could still be lost.
  @Test
  default void bodyThatOnlyReads_readsAhead_returnsWhenWhatItReadIsDurable() {
    Bytes partition = freshPartition();
    AtomicInteger committed = new AtomicInteger();
    Crowd.run(
        THREADS,
        number -> {
          for (int round = 0; round < rounds(); round++) {
            if (number % 4 == 0) {
              engine().transact(partition, transaction -> countWhenDurable(transaction, committed));
            } else if (number % 4 == 1) {
              int seen = seenBy(() -> throwCurrent(partition));
              assertThat(committed.get()).isGreaterThanOrEqualTo(seen);
              assertThat(Integer.parseInt(read(partition, name("counter")).orElse("0")))
                  .isGreaterThanOrEqualTo(seen);
            } else {
              int seen = engine().transact(partition, SerializabilityContract::current);
              assertThat(committed.get()).isGreaterThanOrEqualTo(seen);
            }
          }
        });
  }

  /// Tells by an exception what a body has read.
  final class Seen extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int number;

    Seen(int number) {
      super("seen", null, false, false);
      this.number = number;
    }
  }

  private int throwCurrent(Bytes partition) {
    return engine()
        .transact(
            partition,
            transaction -> {
              throw new Seen(current(transaction));
            });
  }

  private static int seenBy(Runnable body) {
    try {
      body.run();
    } catch (Seen seen) {
      return seen.number;
    }
    throw new AssertionError("the body's exception was lost");
  }

  /// Holds for engines that are not shared; the others keep nobody's memory in step.
  @Test
  default void awaitActions_afterReadingWhatIsDurable_waitsForItsActions() throws Exception {
    assumeFalse(engine().isShared(), "a shared engine keeps nobody's memory in step");
    Bytes partition = freshPartition();
    CountDownLatch hasRead = new CountDownLatch(1);
    AtomicBoolean hasRun = new AtomicBoolean();
    Thread writer =
        new Thread(() -> engine().transact(partition, each -> runLate(each, hasRead, hasRun)));
    writer.start();
    while (read(partition, name("counter")).isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(hasRun).isFalse();
    hasRead.countDown();
    engine().awaitActions();
    assertThat(hasRun).isTrue();
    writer.join();
    engine().awaitActions(); // there is nothing to wait for
  }

  private static int runLate(
      Transaction transaction, CountDownLatch hasRead, AtomicBoolean hasRun) {
    int next = next(transaction);
    transaction.onCommit(() -> {
      while (hasRead.getCount() > 0) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 1_000_000; i++) {
        Thread.onSpinWait(); // so that whoever does not wait is ahead
      }
      hasRun.set(true);
    });
    return next;
  }

  private static int countWhenDurable(Transaction transaction, AtomicInteger committed) {
    int next = next(transaction);
    transaction.onCommit(() -> committed.accumulateAndGet(next, Math::max));
    return next;
  }

  private static int current(Transaction transaction) {
    return transaction
        .get(name("counter"))
        .map(bytes -> Integer.parseInt(EngineContract.text(bytes)))
        .orElse(0);
  }

  private static int next(Transaction transaction) {
    int next = current(transaction) + 1;
    transaction.put(name("counter"), value("" + next));
    return next;
  }

  private static List<Integer> sorted(Queue<Integer> numbers) {
    return numbers.stream().sorted().toList();
  }

  private static List<Integer> oneTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }
}
