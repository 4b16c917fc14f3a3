package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.freshPartition;
import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What survives a restart, and what closing means.
public interface DurabilityContract extends EngineContract {
  @Test
  default void reopen_everyKindOfRow_asItWas() {
    Bytes partition = freshPartition();
    Bytes other = freshPartition();
    put(partition, name("versioned"), 1, "a");
    put(partition, name("versioned"), 2, "b");
    engine()
        .write(
            new WriteBatch()
                .put(partition, name("deleted"), 1, value("x"))
                .delete(partition, name("deleted"), 2));
    engine()
        .transact(
            partition,
            transaction -> {
              transaction.put(name("transactional"), value("c"));
              transaction.put(name("undone"), value("x"));
              transaction.alongside().put(other, name("alongside"), 1, value("d"));
              return true;
            });
    engine()
        .transact(
            partition,
            transaction -> {
              transaction.delete(name("undone"));
              return true;
            });
    reopen();
    assertThat(readAll(partition)).containsExactly("transactional=c", "versioned=b");
    assertThat(readAll(other)).containsExactly("alongside=d");
  }

  @Test
  default void reopen_versions_stillDecide() {
    Bytes partition = freshPartition();
    put(partition, name("a"), 5, "stands");
    engine().write(new WriteBatch().delete(partition, name("b"), 5));
    reopen();
    put(partition, name("a"), 4, "late");
    put(partition, name("b"), 4, "late");
    assertThat(readAll(partition)).containsExactly("a=stands");
    put(partition, name("b"), 6, "new");
    assertThat(readAll(partition)).containsExactly("a=stands", "b=new");
  }

  @Test
  default void reopen_manyTimes_counterGoesOn() {
    Bytes partition = freshPartition();
    for (int round = 1; round <= 5; round++) {
      int next =
          engine()
              .transact(
                  partition,
                  transaction -> {
                    int rows = transaction.scan(name(""), END, 100).size();
                    transaction.put(name("row-" + rows), value("x"));
                    return rows + 1;
                  });
      assertThat(next).isEqualTo(round);
      reopen();
    }
  }

  /// Whatever has returned, and whatever a reader has seen, is there after a stop at any moment.
  @Test
  default void close_whileManyWriteAndRead_loseNothingReturnedOrSeen() {
    Bytes partition = freshPartition();
    Bytes counters = freshPartition();
    AtomicInteger returned = new AtomicInteger();
    AtomicInteger counted = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    CountDownLatch running = new CountDownLatch(50);
    StorageEngine closing = engine();
    Crowd.run(
        17,
        number -> {
          if (number == 0) {
            awaitQuietly(running);
            closing.close();
          } else if (number % 3 == 0) {
            untilClosed(step -> {
              int version = step * 17 + number;
              closing.write(new WriteBatch().put(partition, name("max"), version, number(version)));
              returned.accumulateAndGet(version, Math::max);
              running.countDown();
            });
          } else if (number % 3 == 1) {
            untilClosed(step -> {
              int next = closing.transact(counters, DurabilityContract::next);
              counted.accumulateAndGet(next, Math::max);
            });
          } else {
            untilClosed(step ->
                closing
                    .get(partition, name("max"))
                    .ifPresent(found -> seen.accumulateAndGet(number(found), Math::max)));
          }
        });
    reopen();
    assertThat(engine().get(partition, name("max")).map(DurabilityContract::number).orElse(0))
        .isGreaterThanOrEqualTo(Math.max(returned.get(), seen.get()));
    assertThat(engine().get(counters, name("counter")).map(DurabilityContract::number).orElse(0))
        .isGreaterThanOrEqualTo(counted.get());
  }

  @Test
  default void check_openStore_returns() {
    engine().check();
    put(freshPartition(), name("a"), 1, "a");
    engine().check();
  }

  @Test
  default void close_twice_isHarmless() {
    engine().close();
    engine().close();
    reopen().check();
  }

  /// Every operation that must fail once the engine is closed.
  static Stream<Consumer<StorageEngine>> operations() {
    Bytes partition = freshPartition();
    return Stream.of(
        engine -> engine.get(partition, name("a")),
        engine -> engine.getAll(List.of(new Address(partition, name("a")))),
        engine -> engine.scan(partition, name("a"), name("b"), 1),
        engine -> engine.write(new WriteBatch().put(partition, name("a"), 1, value("a"))),
        engine -> engine.transact(partition, transaction -> true),
        engine ->
            engine.transact(
                partition,
                transaction -> {
                  transaction.put(name("a"), value("a"));
                  return true;
                }),
        engine -> engine.export(Optional.empty()),
        engine ->
            engine.restore(
                List.of(
                    WholeRow.transactional(new Address(partition, name("a")), value("a")),
                    WholeRow.versioned(new Address(partition, name("b")), 1, value("b")))),
        StorageEngine::check);
  }

  @ParameterizedTest
  @MethodSource("operations")
  default void operation_afterClose_fails(Consumer<StorageEngine> operation) {
    engine().close();
    assertThatThrownBy(() -> operation.accept(engine())).isInstanceOf(StorageException.class);
  }

  private static void untilClosed(Consumer<Integer> step) {
    try {
      for (int i = 1; ; i++) {
        step.accept(i);
      }
    } catch (StorageException closed) {
      // the end of this thread's work
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int next(Transaction transaction) {
    int next = transaction.get(name("counter")).map(DurabilityContract::number).orElse(0) + 1;
    transaction.put(name("counter"), number(next));
    return next;
  }

  private static byte[] number(int number) {
    return value("" + number);
  }

  private static int number(byte[] value) {
    return Integer.parseInt(EngineContract.text(value));
  }
}
