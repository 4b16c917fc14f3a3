package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.StorageEngine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksDbKillTest {
  private static final int ROUNDS = Integer.getInteger("zimmer.kills", 5);

  @TempDir private Path directory;

  @Test
  void open_afterKillAtARandomMoment_everythingAcknowledgedIsThere() throws Exception {
    Random random = new Random();
    List<Long> rows = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Process child = ChildProcess.start(directory);
      killAfter(child, random.nextInt(1, 5_000), rows, counts);
      assertEverythingIsThere(rows, counts);
    }
  }

  /// Kills it also while it opens the store and puts the logs that are left into tables.
  @Test
  void open_afterKillWhileTablesAreMade_everythingAcknowledgedIsThere() throws Exception {
    Random random = new Random();
    List<Long> rows = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      killAfter(ChildProcess.startBusy(directory), random.nextInt(1, 1_500), rows, counts);
      Process opening = ChildProcess.startBusy(directory);
      File log = directory.resolve("LOG").toFile(); // which is begun anew
      long before = log.lastModified();
      while (log.lastModified() == before && opening.isAlive()) {
        Thread.onSpinWait();
      }
      LockSupport.parkNanos(random.nextLong(20_000_000));
      opening.destroyForcibly().waitFor();
      if (round % 2 == 0) {
        assertEverythingIsThere(rows, counts);
      }
    }
    assertEverythingIsThere(rows, counts);
  }

  private void assertEverythingIsThere(List<Long> rows, List<Long> counts) {
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(directory))) {
      assertThat(rows)
          .allSatisfy(
              row -> assertThat(engine.get(ChildProcess.ROWS, ChildProcess.key(row))).isPresent());
      assertThat(counts).doesNotHaveDuplicates();
      long next = engine.transact(ChildProcess.COUNTER, ChildProcess::next);
      assertThat(counts).allSatisfy(count -> assertThat(count).isLessThan(next));
      counts.add(next);
    }
  }

  /// Kills a child that has acknowledged so many calls, and notes what it acknowledged until it was
  /// dead.
  private static void killAfter(Process child, int lines, List<Long> rows, List<Long> counts)
      throws IOException, InterruptedException {
    try (BufferedReader acknowledged = ChildProcess.awaitOpen(child)) {
      for (int i = 0; ; i++) {
        if (i == lines) {
          child.toHandle().destroyForcibly(); // unlike the process's, leaves its output readable
        }
        String line = acknowledged.readLine();
        if (line == null) {
          break;
        }
        String[] words = line.split(" ", -1);
        (words[0].equals("row") ? rows : counts).add(Long.valueOf(words[1]));
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
