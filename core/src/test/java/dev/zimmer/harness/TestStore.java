package dev.zimmer.harness;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A real store in a folder of its own that is gone when the test is over.
///
/// The folder lies in memory where the machine has such a place, because every call syncs and these
/// tests are about rules, not about disks.
public final class TestStore implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path folder;
  private StorageEngine engine;

  /// A new, empty store.
  public TestStore() {
    try {
      folder =
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "zimmer-test")
              : Files.createTempDirectory("zimmer-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    engine = open();
  }

  /// The store as it is open now.
  public StorageEngine engine() {
    return engine;
  }

  /// Closes the store and opens it again.
  public void reopen() {
    engine.close();
    engine = open();
  }

  @Override
  public void close() {
    engine.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StorageEngine open() {
    return RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")));
  }
}
