package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.kit.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class RocksDbContractTest implements StorageContract {
  @TempDir private Path directory;
  private StorageEngine engine;

  @BeforeEach
  void open() {
    engine = RocksDbEngine.open(RocksDbConfig.at(directory));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  public StorageEngine engine() {
    return engine;
  }

  @Override
  public StorageEngine reopen() {
    close();
    open();
    return engine;
  }
}
