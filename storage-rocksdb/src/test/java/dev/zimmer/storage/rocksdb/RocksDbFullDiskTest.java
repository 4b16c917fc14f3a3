package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.kit.Crowd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

final class RocksDbFullDiskTest {
  private static final int MIB = 1 << 20;
  private static final Bytes ROWS = Bytes.wrap("rows".getBytes(StandardCharsets.UTF_8));
  private static final Bytes COUNTER = Bytes.wrap("counter".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path directory;

  /// More than once, because RocksDB finds out at any moment that the disk is full: while it
  /// appends to its log, writes a file of rows or tidies up, with writers waiting or without.
  @RepeatedTest(10)
  void write_diskFullAndThenFreed_losesNothingAndGoesOn() throws Exception {
    try (Mount mount = Mount.tmpfs(directory, "size=24m")) {
      Path ballast = Files.write(mount.directory().resolve("ballast"), new byte[10 * MIB]);
      RocksDbConfig config =
          RocksDbConfig.at(mount.directory().resolve("store")).withMemory(MIB, MIB);
      Queue<Long> rows = new ConcurrentLinkedQueue<>();
      Queue<Long> counts = new ConcurrentLinkedQueue<>();
      try (StorageEngine engine = RocksDbEngine.open(config)) {
        Crowd.run(16, number -> writeUntilFull(engine, number, rows, counts));
        Path filler = mount.directory().resolve("filler");
        fillUntilRefused(engine, filler, rows);
        assertEverythingIsThere(engine, rows, counts);
        Files.delete(ballast);
        awaitRecovery(engine);
        write(engine, Long.MAX_VALUE);
        rows.add(Long.MAX_VALUE);
        counts.add(engine.transact(COUNTER, ChildProcess::next));
        assertEverythingIsThere(engine, rows, counts);
      }
      try (StorageEngine engine = RocksDbEngine.open(config)) {
        assertEverythingIsThere(engine, rows, counts);
      }
    }
  }

  private static void writeUntilFull(
      StorageEngine engine, int number, Queue<Long> rows, Queue<Long> counts) {
    try {
      for (long row = number; ; row += 16) {
        write(engine, row);
        rows.add(row);
        counts.add(engine.transact(COUNTER, ChildProcess::next));
      }
    } catch (StorageException e) {
      assertThat(e).isInstanceOf(StorageException.Retryable.class);
    }
  }

  /// Takes the room that the engine makes by tidying up, until it says of a write and of a check
  /// that there is none.
  private static void fillUntilRefused(StorageEngine engine, Path filler, Queue<Long> rows) {
    for (long row = 1_000_000; ; row++) {
      fill(filler);
      try {
        write(engine, row);
        rows.add(row);
      } catch (StorageException.Retryable e) {
        if (saysFull(e) && saysFull(catchThrowable(engine::check))) {
          return;
        }
      }
    }
  }

  private static boolean saysFull(@Nullable Throwable thrown) {
    return thrown instanceof StorageException.Retryable
        && thrown.toString().contains("the store's disk is full: free at least");
  }

  /// Waits until the store can be written: RocksDB may still hold on to what it last met, and the
  /// store is opened again at most once a second.
  private static void awaitRecovery(StorageEngine engine) {
    while (true) {
      try {
        engine.check();
        return;
      } catch (StorageException.Retryable e) {
        assertThat(e.getMessage())
            .containsAnyOf("opened again a moment ago", "the store's disk is full");
        Thread.onSpinWait();
      }
    }
  }

  private static void fill(Path filler) {
    try (OutputStream out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] page = new byte[4_096];
      while (filler.toFile().getUsableSpace() > 0) {
        out.write(page);
      }
    } catch (IOException e) { // the engine has taken the room between the look and the write
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }

  private static void write(StorageEngine engine, long row) {
    byte[] value = new byte[10_000];
    new Random(row).nextBytes(value); // so that it cannot be compressed
    engine.write(new WriteBatch().put(ROWS, ChildProcess.key(row), 1, value));
  }

  private static void assertEverythingIsThere(
      StorageEngine engine, Queue<Long> rows, Queue<Long> counts) {
    for (long row : rows) {
      assertThat(engine.get(ROWS, ChildProcess.key(row))).isPresent();
    }
    assertThat(counts).doesNotHaveDuplicates();
    byte[] counter = engine.get(COUNTER, ChildProcess.key(0)).orElseThrow();
    assertThat(ByteBuffer.wrap(counter).getLong()).isGreaterThanOrEqualTo(Collections.max(counts));
  }
}
