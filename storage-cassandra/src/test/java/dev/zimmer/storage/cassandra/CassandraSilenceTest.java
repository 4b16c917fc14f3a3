package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.cassandra.kit.CassandraNode;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.kit.Crowd;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What callers see while Cassandra does not answer at all, and afterwards.
@Timeout(240)
@ResourceLock(Clusters.ONE)
final class CassandraSilenceTest {
  private static final int THREADS = 64;
  private static final int CALLS = 50;
  private static final Bytes FROM = Bytes.wrap(new byte[0]);

  private static CassandraNode node;
  private static CassandraEngine engine;
  private final Bytes partition = new KeyBuilder().text(Clusters.freshKeyspace()).build();

  @BeforeAll
  static void open() {
    node = Clusters.one().node(0);
    engine = CassandraEngine.open(Clusters.onOne("silence"));
  }

  @BeforeEach
  void write() {
    callAll(0);
  }

  @AfterEach
  void mend() {
    if (node.isRunning()) {
      node.resume();
    } else {
      node.start();
    }
    awaitReachable(true);
  }

  @AfterAll
  static void close() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void nodeFreezes_callsUnderWayEndAndLaterOnesFailAtOnce() {
    node.pause();
    Crowd.run(THREADS, this::assertRetryable); // these have to find out
    assertRefusedAndThenServed(node::resume);
  }

  @Test
  void nodeFreezes_nobodyCalls_isNoticedAllTheSame() {
    node.pause();
    assertRefusedAndThenServed(node::resume);
  }

  @Test
  void nodeDies_callsFailAtOnceAndSucceedWhenItIsBack() {
    node.kill();
    assertRefusedAndThenServed(node::start);
  }

  private void assertRefusedAndThenServed(Runnable mend) {
    awaitReachable(false);
    Crowd.run(
        THREADS,
        number -> {
          for (int i = 0; i < CALLS; i++) {
            assertRefusedAtOnce(engine::check);
            assertRefusedAtOnce(() -> engine.get(partition, Counting.key(1)));
            assertRefusedAtOnce(
                () -> engine.getAll(List.of(new Address(partition, Counting.key(1)))));
            assertRefusedAtOnce(() -> engine.scan(partition, FROM, Counting.key(1), 1));
            assertRefusedAtOnce(() -> engine.write(batch(number)));
            assertRefusedAtOnce(() -> Counting.take(engine, partition, number));
          }
        });
    assertThat(engine.busyPartitions()).isZero();
    mend.run();
    awaitReachable(true);
    Crowd.run(THREADS, this::callAll);
    engine.check();
  }

  private void assertRetryable(int number) {
    assertThatThrownBy(
            number % 2 == 0
                ? () -> Counting.take(engine, partition, number)
                : () -> engine.write(batch(number)))
        .isInstanceOf(StorageException.Retryable.class);
  }

  /// The words are those of the failure detector: nobody has waited for anything.
  private static void assertRefusedAtOnce(Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOf(StorageException.Retryable.class)
        .hasMessageStartingWith("Cassandra cannot be reached")
        .hasNoCause();
  }

  private void callAll(int number) {
    engine.write(batch(number));
    Counting.take(engine, partition, number);
    assertThat(engine.get(partition, Counting.key(number))).isPresent();
    assertThat(engine.getAll(List.of(new Address(partition, Counting.key(number)))))
        .allMatch(Optional::isPresent);
  }

  private WriteBatch batch(int number) {
    return new WriteBatch().put(partition, Counting.key(number), 1, new byte[] {1});
  }

  private static void awaitReachable(boolean wanted) {
    while (engine.isReachable() != wanted) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
