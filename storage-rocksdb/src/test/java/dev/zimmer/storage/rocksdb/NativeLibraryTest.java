package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What loading RocksDB's native library leaves in the folder for temporary files.
final class NativeLibraryTest {
  @TempDir private Path directory;

  @Test
  void load_processKilled_leavesNothing() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    openAndKill(temporary);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void load_somethingLeftBehind_isClearedAwayIfItIsOld() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    Path old = leftBehind(temporary, "zimmer-rocksdb-1", Duration.ofMinutes(2));
    Path young = leftBehind(temporary, "zimmer-rocksdb-2", Duration.ofSeconds(1));
    Path others = leftBehind(temporary, "others", Duration.ofDays(1));
    Path link = Files.createSymbolicLink(temporary.resolve("zimmer-rocksdb-3"), others);
    openAndKill(temporary);
    assertThat(old).doesNotExist();
    try (var files = Files.list(temporary)) {
      assertThat(files).containsExactlyInAnyOrder(young, others, link);
    }
    assertThat(others).isNotEmptyDirectory();
  }

  private static Path leftBehind(Path temporary, String name, Duration age) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.createFile(folder.resolve("librocksdbjni-linux64.so"));
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    return folder;
  }

  private void openAndKill(Path temporary) throws IOException, InterruptedException {
    Process child =
        ChildProcess.start(temporary, ChildProcess.class, directory.resolve("store").toString());
    try (BufferedReader lines = ChildProcess.awaitOpen(child)) {
      assertThat(lines.readLine()).isNotNull();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
