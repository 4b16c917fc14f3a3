package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What is left by a process that dies.
@Timeout(180)
@ResourceLock(Clusters.ONE)
final class CassandraCrashTest {
  private static final String KEYSPACE = "crash";
  private static final int ROUNDS = 3;

  @Test
  void process_diesBetweenDecisionAndWritesAlongside_nextTransactionCompletesIt() throws Exception {
    Bytes partition = CountingProcess.partition("halted");
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne(KEYSPACE))) {
      halt("halted");
      assertThat(engine.get(Counting.notes(partition), Counting.key(1))).isEmpty();
      assertThat(engine.<Long>transact(partition, Counting::next)).isEqualTo(2);
      assertThat(engine.get(Counting.notes(partition), Counting.key(1))).isPresent();
    }
  }

  @Test
  void process_diesBetweenDecisionAndWritesAlongside_exportHasThem() throws Exception {
    Bytes partition = CountingProcess.partition("exported");
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne(KEYSPACE))) {
      halt("exported");
      List<Address> exported = new ArrayList<>();
      try (RowPages pages = engine.export(Optional.empty())) {
        for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
          page.get().rows().forEach(row -> exported.add(row.address()));
        }
      }
      assertThat(exported)
          .containsOnlyOnce(new Address(Counting.notes(partition), Counting.key(1)));
    }
  }

  @Test
  void process_isKilledAtARandomMoment_noNumberIsTakenTwiceAndNoNoteIsMissing() throws Exception {
    Random random = new Random();
    Bytes partition = CountingProcess.partition("killed");
    List<Long> taken = new ArrayList<>();
    try (StorageEngine engine = CassandraEngine.open(Clusters.onOne(KEYSPACE))) {
      for (int round = 0; round < ROUNDS; round++) {
        killAfter(random.nextInt(1, 500), taken);
        long next = Counting.take(engine, partition, 0);
        taken.add(next);
        assertThat(taken).doesNotHaveDuplicates().allMatch(number -> number <= next);
        assertThat(notes(engine, partition))
            .containsExactlyElementsOf(
                LongStream.rangeClosed(1, next).mapToObj(Counting::key).toList());
      }
    }
  }

  /// Lets a child die between the decision of a transaction and its writes alongside.
  private static void halt(String partition) throws IOException, InterruptedException {
    Process child = CountingProcess.start(KEYSPACE, partition, "halt");
    try (BufferedReader lines = CountingProcess.awaitOpen(child)) {
      assertThat(lines.readLine()).isNull();
      assertThat(child.waitFor()).isEqualTo(CountingProcess.HALTED);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static List<Bytes> notes(StorageEngine engine, Bytes partition) {
    return engine
        .scan(
            Counting.notes(partition),
            Counting.key(0),
            Counting.key(Long.MAX_VALUE),
            Integer.MAX_VALUE)
        .stream()
        .map(Row::key)
        .toList();
  }

  /// Kills a child that has taken so many numbers, and notes what it took until it was dead.
  private static void killAfter(int lines, List<Long> taken)
      throws IOException, InterruptedException {
    Process child = CountingProcess.start(KEYSPACE, "killed", "count");
    try (BufferedReader acknowledged = CountingProcess.awaitOpen(child)) {
      for (int i = 0; ; i++) {
        if (i == lines) {
          child.toHandle().destroyForcibly(); // unlike the process's, leaves its output readable
        }
        String line = acknowledged.readLine();
        if (line == null) {
          break;
        }
        taken.add(Long.valueOf(line));
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
