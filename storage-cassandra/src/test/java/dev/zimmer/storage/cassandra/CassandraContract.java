package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.kit.Capability;
import dev.zimmer.storage.kit.StorageContract;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// The contract on some cluster. The tests share one engine, which is opened anew after a test that
/// has closed it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CassandraContract implements StorageContract {
  private CassandraConfig config;
  private StorageEngine engine;

  abstract CassandraConfig config();

  @BeforeAll
  void open() {
    config = config();
    engine = CassandraEngine.open(config);
  }

  @BeforeEach
  void openIfClosed() {
    try {
      engine.check();
    } catch (StorageException.Permanent closed) {
      open();
    }
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
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

  @Override
  public Map<Capability, String> gaps() {
    return Map.of(
        Capability.ATOMIC_BATCHES,
        "Cassandra writes the partitions of a batch each for itself",
        Capability.SCANS_OF_ONE_MOMENT,
        "a scan of several pages or replicas merges rows that were read at different moments",
        Capability.EXPORTS_OF_ONE_MOMENT,
        "Cassandra keeps no moment of a table: each page of a pass is read when it is asked for");
  }
}
