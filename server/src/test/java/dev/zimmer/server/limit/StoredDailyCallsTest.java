package dev.zimmer.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredDailyCallsTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
  private RocksDbEngine engine;
  private StoredDailyCalls calls;

  @BeforeEach
  void open() {
    engine = RocksDbEngine.open(RocksDbConfig.at(folder.resolve("store")));
    calls = new StoredDailyCalls(engine, () -> Instant.ofEpochMilli(now.get()));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void calls_ofTheLastDay_count() {
    assertThat(passing(1, 60)).isEqualTo(60);
    now.addAndGet(HOUR);
    assertThat(passing(1, 60)).isEqualTo(40);
    now.addAndGet(23 * HOUR - 1);
    assertThat(passing(1, 60)).isZero();
    now.addAndGet(1);
    assertThat(passing(1, 100)).isEqualTo(60);
    now.addAndGet(HOUR);
    assertThat(passing(1, 100)).isEqualTo(40);
  }

  @Test
  void apps_andActions_countForThemselves() {
    assertThat(passing(1, 100)).isEqualTo(100);
    assertThat(passing(2, 1)).isEqualTo(1);
    assertThat(calls.tryTake(1, "Other", 100)).isTrue();
    assertThat(calls.tryTake(1, "Daily", 100)).isFalse();
  }

  @Test
  void restart_bringsNoNewCalls() {
    assertThat(passing(1, 100)).isEqualTo(100);
    engine.close();
    open();
    assertThat(passing(1, 1)).isZero();
    now.addAndGet(24 * HOUR);
    assertThat(passing(1, 1)).isEqualTo(1);
  }

  private int passing(long appId, int count) {
    int passed = 0;
    for (int i = 0; i < count; i++) {
      passed += calls.tryTake(appId, "Daily", 100) ? 1 : 0;
    }
    return passed;
  }
}
