package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A power cut leaves the last write in the log whole, cut short, or with holes; it was never
/// acknowledged. Whatever comes before it was, and must be there.
final class RocksDbTornTailTest {
  private static final int ROWS = 100;
  private static final int LAST_ROW_BYTES = 70_000;

  @TempDir private Path directory;
  private Path crashed;
  private Path log;
  private int whole;

  /// Copies the store's files while it is open, which is what a power cut would leave.
  @BeforeEach
  void crash() throws IOException {
    crashed = Files.createDirectory(directory.resolve("crashed"));
    Path running = directory.resolve("running");
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(running))) {
      for (int row = 0; row < ROWS; row++) {
        write(engine, row, 500);
      }
      // A power cut before the last write was acknowledged: nothing says yet that it is there.
      Files.copy(running.resolve(HighWaterMark.FILE), crashed.resolve(HighWaterMark.FILE));
      write(engine, ROWS, LAST_ROW_BYTES);
      try (Stream<Path> files = Files.list(running)) {
        for (Path file : files.filter(file -> !file.endsWith(HighWaterMark.FILE)).toList()) {
          Files.copy(file, crashed.resolve(running.relativize(file)));
        }
      }
    }
    try (var logs = Files.newDirectoryStream(crashed, "*.log")) {
      log = logs.iterator().next();
    }
    whole = Math.toIntExact(Files.size(log));
  }

  @Test
  void open_wholeLog_everyRowIsThere() {
    assertRows(ROWS + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 8, 4_000, 32_768, 40_000, 65_536, 69_990})
  void open_lastWriteCutShort_everyRowBeforeIsThere(int missing) throws IOException {
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), whole - missing));
    assertRows(ROWS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 5_000, 100_000})
  void open_garbageAfterTheLastWrite_everyRowIsThere(int length) throws IOException {
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(log), whole + length);
    byte[] garbage = new byte[length];
    new Random(length).nextBytes(garbage);
    System.arraycopy(garbage, 0, bytes, whole, length);
    Files.write(log, bytes);
    assertRows(ROWS + 1);
  }

  @Test
  void open_zerosAfterTheLastWrite_everyRowIsThere() throws IOException {
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), whole + 100_000));
    assertRows(ROWS + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {69_000, 60_000, 30_000, 4_096})
  void open_lastWriteWithAHole_everyRowBeforeIsThere(int beforeTheEnd) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    Arrays.fill(bytes, whole - beforeTheEnd, whole - beforeTheEnd + 4_096, (byte) 0);
    Files.write(log, bytes);
    assertRows(ROWS);
  }

  /// No power cut does this: what was acknowledged after the damage must not be dropped in silence.
  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 20_000, 40_000})
  void open_logDamagedBeforeTheLastWrite_isRefusedAndLeftAsItIs(int at) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    bytes[at] ^= 1;
    Files.write(log, bytes);
    assertThatThrownBy(() -> RocksDbEngine.open(RocksDbConfig.at(crashed)))
        .isInstanceOf(StorageException.Permanent.class)
        .hasMessageContaining("put the last backup in its place");
    assertThat(log).hasBinaryContent(bytes);
  }

  private void assertRows(int expected) {
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(crashed))) {
      assertThat(
              engine.scan(
                  ChildProcess.ROWS,
                  ChildProcess.key(0),
                  ChildProcess.key(Long.MAX_VALUE),
                  Integer.MAX_VALUE))
          .hasSize(expected);
      write(engine, ROWS, 10);
    }
    try (StorageEngine engine = RocksDbEngine.open(RocksDbConfig.at(crashed))) {
      assertThat(engine.get(ChildProcess.ROWS, ChildProcess.key(ROWS))).isPresent();
    }
  }

  private static void write(StorageEngine engine, int row, int length) {
    byte[] value = new byte[length];
    new Random(row).nextBytes(value);
    engine.write(new WriteBatch().put(ChildProcess.ROWS, ChildProcess.key(row), 1, value));
  }
}
