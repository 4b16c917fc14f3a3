package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of callers when a write fails, on a real database whose writes the test lets
/// through or fails one by one.
@Timeout(60)
final class CommitterTest {
  private static final Bytes PARTITION = Bytes.wrap(new byte[] {'p'});
  private static final Bytes COUNTER = Bytes.wrap(new byte[] {'c'});

  private enum Fate {
    PASS,
    FAIL,
    FAIL_BUT_WRITTEN
  }

  @TempDir private Path directory;
  private final SynchronousQueue<Integer> arrivals = new SynchronousQueue<>();
  private final SynchronousQueue<Fate> fates = new SynchronousQueue<>();
  private final Queue<Integer> groups = new ConcurrentLinkedQueue<>();
  private Database database;
  private RocksDbEngine engine;
  private volatile boolean stepwise;

  @BeforeEach
  void open() {
    database = Database.open(RocksDbConfig.at(directory));
    CommitStore stepped =
        new CommitStore() {
          @Override
          public void write(List<Commit> commits) {
            Fate fate = stepwise ? nextFate(commits.size()) : Fate.PASS;
            if (fate != Fate.FAIL) {
              database.write(commits);
            }
            if (fate != Fate.PASS) {
              throw new StorageException.Retryable("the test says so");
            }
          }

          @Override
          public long latestSequence() {
            return database.latestSequence();
          }

          @Override
          public void recover() {
            database.recover();
          }
        };
    engine =
        new RocksDbEngine(
            database, Committer.start(stepped, (calls, rows, nanos) -> groups.add(calls)));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void write_manyCallersDuringOneSync_shareTheNext() throws Exception {
    stepwise = true;
    CompletableFuture<Long> first = started(this::count);
    arrivals.take();
    List<CompletableFuture<Long>> waiting =
        List.of(started(this::count), started(this::count), started(this::count));
    awaitQueued(3);
    fates.put(Fate.PASS);
    assertThat(arrivals.take()).isEqualTo(3);
    assertThat(first.join()).isEqualTo(1);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    fates.put(Fate.PASS);
    assertThat(waiting.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(2L, 3L, 4L);
    assertThat(groups).containsExactly(1, 3);
  }

  @Test
  void get_beforeTheSync_doesNotSeeTheRow() throws Exception {
    stepwise = true;
    CompletableFuture<Long> counting = started(this::count);
    arrivals.take();
    assertThat(engine.get(PARTITION, COUNTER)).isEmpty();
    fates.put(Fate.PASS);
    counting.join();
    assertThat(engine.get(PARTITION, COUNTER)).isPresent();
  }

  @Test
  void transact_restsOnAWriteThatFails_failsToo() throws Exception {
    assertThat(count()).isEqualTo(1);
    stepwise = true;
    CompletableFuture<Long> lost = started(this::count);
    arrivals.take();
    CompletableFuture<Long> onTop = started(this::count);
    CompletableFuture<Boolean> onlyReads = started(this::readCounter);
    CompletableFuture<Boolean> throwing = started(this::throwCounter);
    awaitQueued(3);
    stepwise = false;
    fates.put(Fate.FAIL);
    assertThat(List.of(lost, onTop, onlyReads, throwing))
        .allSatisfy(call ->
            assertThatThrownBy(call::join).hasCauseInstanceOf(StorageException.Retryable.class));
    assertThatCountGoesOnAt(2);
  }

  @Test
  void transact_bodyRunsWhileAWriteFails_failsToo() throws Exception {
    assertThat(count()).isEqualTo(1);
    stepwise = true;
    CompletableFuture<Long> lost = started(this::count);
    arrivals.take();
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletableFuture<Long> onTop =
        started(() ->
            engine.transact(
                PARTITION,
                transaction -> {
                  long next = next(transaction);
                  hasRead.countDown();
                  awaitLatch(mayEnd);
                  return next;
                }));
    hasRead.await();
    stepwise = false;
    fates.put(Fate.FAIL);
    assertThatThrownBy(lost::join).hasCauseInstanceOf(StorageException.Retryable.class);
    mayEnd.countDown();
    assertThatThrownBy(onTop::join).hasCauseInstanceOf(StorageException.Retryable.class);
    assertThatCountGoesOnAt(2);
  }

  /// The log took the write and only the sync failed: what opening again brings to light is built
  /// upon, not overwritten.
  @Test
  void transact_failedWriteComesToLight_isBuiltUpon() throws Exception {
    AtomicInteger recoveries = new AtomicInteger();
    engine.onRecovery(recoveries::incrementAndGet);
    assertThat(count()).isEqualTo(1);
    stepwise = true;
    CompletableFuture<Long> unsure = started(this::count);
    arrivals.take();
    stepwise = false;
    fates.put(Fate.FAIL_BUT_WRITTEN);
    assertThatThrownBy(unsure::join).hasCauseInstanceOf(StorageException.Retryable.class);
    assertThatCountGoesOnAt(3);
    assertThat(recoveries).hasValue(1);
  }

  @Test
  void write_thatReadNothing_doesNotFailWithOthers() throws Exception {
    stepwise = true;
    CompletableFuture<Long> lost = started(this::count);
    arrivals.take();
    CompletableFuture<Boolean> independent =
        started(() -> {
          engine.write(new WriteBatch().put(PARTITION, PARTITION, 1, new byte[1]));
          return true;
        });
    awaitQueued(1);
    stepwise = false;
    fates.put(Fate.FAIL);
    assertThatThrownBy(lost::join).hasCauseInstanceOf(StorageException.Retryable.class);
    assertThat(independent.join()).isTrue();
  }

  @Test
  void action_throws_othersRunAndAllCallersReturn() {
    AtomicInteger runs = new AtomicInteger();
    engine.transact(
        PARTITION,
        transaction -> {
          transaction.put(COUNTER, new byte[8]);
          transaction.onCommit(() -> {
            throw new IllegalStateException("the test says so");
          });
          transaction.onCommit(runs::incrementAndGet);
          return true;
        });
    assertThat(runs).hasValue(1);
    engine.check();
  }

  @Test
  void action_writes_isRefusedInsteadOfWaitingForItself() {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    engine.write(
        new WriteBatch(),
        () -> {
          try {
            engine.write(new WriteBatch());
          } catch (IllegalStateException e) {
            thrown.complete(e);
          }
        });
    assertThat(thrown).isCompleted();
  }

  @Test
  void write_callerIsInterrupted_waitsForTheAnswerAndKeepsTheInterrupt() throws Exception {
    stepwise = true;
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              count();
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    arrivals.take();
    caller.interrupt();
    assertThat(interrupted).isNotDone();
    fates.put(Fate.PASS);
    assertThat(interrupted.join()).isTrue();
  }

  @Test
  void partitions_afterTheirTransactions_areForgotten() {
    for (int i = 0; i < 10; i++) {
      count();
    }
    assertThat(engine.busyPartitions()).isZero();
  }

  private Fate nextFate(int commits) {
    try {
      arrivals.put(commits);
      return fates.take();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The first call after a failure may fail once more, because the store is opened again.
  private void assertThatCountGoesOnAt(long expected) {
    try {
      assertThat(count()).isEqualTo(expected);
    } catch (StorageException.Retryable e) {
      assertThat(count()).isEqualTo(expected);
    }
    assertThat(engine.transact(PARTITION, CommitterTest::current)).isEqualTo(expected);
  }

  private void awaitQueued(int commits) {
    while (engine.queuedCommits() < commits) {
      Thread.onSpinWait();
    }
  }

  private long count() {
    return engine.transact(PARTITION, CommitterTest::next);
  }

  private boolean readCounter() {
    return engine.transact(PARTITION, transaction -> current(transaction) > 0);
  }

  private boolean throwCounter() {
    return engine.transact(
        PARTITION,
        transaction -> {
          throw new IllegalStateException("read " + current(transaction));
        });
  }

  private static long current(Transaction transaction) {
    return transaction.get(COUNTER).map(value -> (long) value[0]).orElse(0L);
  }

  private static long next(Transaction transaction) {
    long next = current(transaction) + 1;
    transaction.put(COUNTER, new byte[] {(byte) next});
    return next;
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> CompletableFuture<T> started(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }
}
