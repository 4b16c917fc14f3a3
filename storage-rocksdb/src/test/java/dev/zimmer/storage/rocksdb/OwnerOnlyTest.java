package dev.zimmer.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.storage.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may read a store's folder and files.
final class OwnerOnlyTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path directory;

  @Test
  void open_newFolder_isClosedAndItsParentIsNot() throws IOException {
    Path parent = directory.resolve("parent");
    Path store = parent.resolve("store");
    RocksDbEngine.open(RocksDbConfig.at(store)).close();
    assertClosed(store);
    assertThat(permissions(parent)).contains("r-x");
  }

  @Test
  void open_folderOpenToOthers_isClosed() throws IOException {
    Path store = directory.resolve("store");
    RocksDbEngine.open(RocksDbConfig.at(store)).close();
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> files = Files.list(store)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    RocksDbEngine.open(RocksDbConfig.at(store)).close();
    assertClosed(store);
  }

  @Test
  void open_folderOfSomethingElse_isLeftAsItIs() throws IOException {
    Path photos = Files.createDirectory(directory.resolve("photos"));
    Files.setPosixFilePermissions(photos, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(photos.resolve("photo.jpg"));
    assertThatThrownBy(() -> RocksDbEngine.open(RocksDbConfig.at(photos)))
        .hasMessageContaining("not a store");
    assertThat(permissions(photos)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void write_untilTablesAreMade_allFilesAreClosed() throws IOException {
    byte[] value = new byte[10_000];
    try (RocksDbEngine engine =
        RocksDbEngine.open(RocksDbConfig.at(directory).withMemory(MIB, MIB))) {
      for (int row = 0; row < 500; row++) {
        new Random(row).nextBytes(value);
        engine.write(
            new WriteBatch().put(ChildProcess.ROWS, ChildProcess.key(row), 1, value.clone()));
      }
    }
    assertThat(directory).isDirectoryContaining("glob:**.sst");
    assertClosed(directory);
  }

  @Test
  void open_withoutUmask_isClosed() throws Exception {
    Path store = directory.resolve("store");
    Process child = ChildProcess.startWithoutUmask(store);
    try (BufferedReader lines = ChildProcess.awaitOpen(child)) {
      assertThat(lines.readLine()).isNotNull();
      assertClosed(store);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static void assertClosed(Path store) throws IOException {
    assertThat(permissions(store)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(store)) {
      assertThat(files)
          .allSatisfy(file -> assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------"));
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
