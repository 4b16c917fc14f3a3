package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.CassandraNode;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.kit.Crowd;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What callers see while nodes of three are taken away.
@Timeout(240)
@ResourceLock(Clusters.THREE)
final class CassandraFaultTest {
  private static final Bytes EMPTY = Bytes.wrap(new byte[0]);
  private static final int THREADS = 12;

  private static CassandraCluster cluster;
  private static CassandraConfig config;

  @BeforeAll
  static void start() {
    cluster = Clusters.three();
    config = Clusters.onThree("faults");
    CassandraEngine.open(config).close();
  }

  @AfterEach
  void mend() {
    for (int i = 0; i < cluster.size(); i++) {
      if (cluster.node(i).isRunning()) {
        cluster.node(i).resume();
      }
    }
    cluster.startAll();
  }

  @AfterAll
  static void settle() {
    if (cluster != null) {
      cluster.awaitAllUp();
    }
  }

  @Test
  void oneNode_isKilledAndComesBack_callsGoOnAndNothingReturnedIsLost() {
    CassandraNode node = cluster.node(1);
    Load load = new Load(new KeyBuilder().text("killed").build());
    load.during(progress -> {
      progress.await(100);
      node.kill();
      progress.await(300);
      node.start();
      cluster.awaitAllUp();
      progress.await(300);
    });
    load.assertNothingLost();
  }

  @Test
  void oneNode_freezesAndGoesOn_callsGoOnAndNothingReturnedIsLost() {
    CassandraNode node = cluster.node(2);
    Load load = new Load(new KeyBuilder().text("frozen").build());
    load.during(progress -> {
      progress.await(100);
      node.pause();
      progress.await(300);
      cluster.node(0).awaitSeesDown(node);
      progress.await(300);
      node.resume();
      progress.await(300);
    });
    load.assertNothingLost();
  }

  @Test
  void allNodes_areKilledAndComeBack_callsFailAndThenSucceedByThemselves() {
    Bytes partition = new KeyBuilder().text("all").build();
    try (StorageEngine engine = CassandraEngine.open(config)) {
      Counting.take(engine, partition, 1);
      engine.write(new WriteBatch().put(partition, Counting.key(0), 1, new byte[] {5}));
      for (int i = 0; i < cluster.size(); i++) {
        cluster.node(i).kill();
      }
      Crowd.run(64, number -> assertUnreachable(engine, partition));
      cluster.startAll();
      Clusters.awaitAnswers(engine);
      assertThat(Counting.take(engine, partition, 2)).isEqualTo(2);
      assertThat(engine.get(partition, Counting.key(0))).contains(new byte[] {5});
    }
  }

  @Test
  void twoNodes_areKilled_noMajorityAnswers() {
    Bytes partition = new KeyBuilder().text("two").build();
    try (StorageEngine engine = CassandraEngine.open(config)) {
      Counting.take(engine, partition, 1);
      cluster.node(1).kill();
      cluster.node(2).kill();
      Crowd.run(16, number -> assertUnreachable(engine, partition));
      cluster.startAll();
      Clusters.awaitAnswers(engine);
      long next = Counting.take(engine, partition, 2);
      assertThat(notes(engine, partition)).hasSize((int) next);
    }
  }

  @Test
  void counter_sixtyFourThreadsOverTwoProcesses_noGapAndNoRepeat() {
    Bytes partition = new KeyBuilder().text("two-processes").build();
    Queue<Long> taken = new ConcurrentLinkedQueue<>();
    int rounds = 10;
    try (StorageEngine first = CassandraEngine.open(config);
        StorageEngine second = CassandraEngine.open(config)) {
      Crowd.run(
          64,
          number -> {
            StorageEngine engine = number % 2 == 0 ? first : second;
            for (int round = 0; round < rounds; round++) {
              taken.add(Counting.take(engine, partition, number));
            }
          });
      assertThat(taken.stream().sorted())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 64L * rounds).boxed().toList());
      assertThat(notes(first, partition)).hasSize(64 * rounds);
    }
  }

  private static void assertUnreachable(StorageEngine engine, Bytes partition) {
    assertRetryable(engine::check);
    assertRetryable(() -> engine.get(partition, EMPTY));
    assertRetryable(() -> engine.getAll(List.of(new Address(partition, EMPTY))));
    assertRetryable(() -> engine.scan(partition, EMPTY, Counting.key(1), 1));
    assertRetryable(
        () -> engine.write(new WriteBatch().put(partition, Counting.key(9), 1, new byte[0])));
    assertRetryable(() -> Counting.take(engine, partition, 9));
  }

  private static void assertRetryable(Runnable operation) {
    assertThatThrownBy(operation::run).isInstanceOf(StorageException.Retryable.class);
  }

  private static List<Long> notes(StorageEngine engine, Bytes partition) {
    return engine
        .scan(
            Counting.notes(partition),
            Counting.key(0),
            Counting.key(Long.MAX_VALUE),
            Integer.MAX_VALUE)
        .stream()
        .map(row -> Counting.number(row.value()))
        .toList();
  }

  /// Callers at work from two processes' engines, who note every answer.
  private static final class Load {
    private final Bytes partition;
    private final Bytes rows;
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong returned = new AtomicLong();
    private final Queue<Long> taken = new ConcurrentLinkedQueue<>();
    private final Queue<Long> written = new ConcurrentLinkedQueue<>();

    interface Progress {
      /// Waits until so many more calls have succeeded.
      void await(int calls);
    }

    interface Story {
      void tell(Progress progress);
    }

    Load(Bytes partition) {
      this.partition = partition;
      this.rows = new KeyBuilder().text("rows").bytes(partition).build();
    }

    void during(Story story) {
      try (StorageEngine first = CassandraEngine.open(config);
          StorageEngine second = CassandraEngine.open(config)) {
        Crowd.run(
            THREADS,
            number -> {
              if (number == 0) {
                tell(story);
              } else {
                work(number % 2 == 0 ? first : second, number % 3 == 0);
              }
            });
      }
    }

    private void tell(Story story) {
      try {
        story.tell(this::await);
      } finally {
        over.set(1);
      }
    }

    private void work(StorageEngine engine, boolean counts) {
      while (over.get() == 0) {
        long number = numbers.incrementAndGet();
        try {
          if (counts) {
            taken.add(Counting.take(engine, partition, number));
          } else {
            engine.write(new WriteBatch().put(rows, Counting.key(number), 1, new byte[100]));
            assertThat(engine.get(rows, Counting.key(number))).isPresent();
            written.add(number);
          }
          returned.incrementAndGet();
        } catch (StorageException.Retryable e) {
          LockSupport.parkNanos(1_000_000); // as a caller would
        }
      }
    }

    private void await(int calls) {
      long goal = returned.get() + calls;
      while (returned.get() < goal) {
        LockSupport.parkNanos(1_000_000);
      }
    }

    void assertNothingLost() {
      try (StorageEngine engine = CassandraEngine.open(config)) {
        long next = Counting.take(engine, partition, 0);
        assertThat(taken).isNotEmpty().doesNotHaveDuplicates().allMatch(number -> number < next);
        assertThat(notes(engine, partition)).hasSize((int) next).doesNotHaveDuplicates();
        assertThat(written).isNotEmpty();
        assertThat(
                engine.getAll(
                    written.stream()
                        .map(number -> new Address(rows, Counting.key(number)))
                        .toList()))
            .allSatisfy(found -> assertThat(found).isPresent());
      }
    }
  }
}
