package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A kind of store, by the files that it is made of and by how it was left.
enum StoreShape {
  EMPTY,
  EMPTY_KILLED,
  LOG,
  LOG_KILLED,
  TABLE,
  TABLE_KILLED,
  TABLE_AND_LOG,
  TABLE_AND_LOG_KILLED,
  TABLES_AND_LOG,
  TABLES_AND_LOG_KILLED,
  LOGS_KILLED,
  LARGE_VALUES,
  LARGE_VALUES_KILLED;

  static final Bytes ROWS = Bytes.wrap("rows".getBytes(StandardCharsets.UTF_8));
  static final Bytes COUNTER = Bytes.wrap("counter".getBytes(StandardCharsets.UTF_8));
  private static final long MIB = 1 << 20;

  static RocksDbConfig config(Path directory) {
    return RocksDbConfig.at(directory).withMemory(MIB, MIB);
  }

  boolean isKilled() {
    return name().endsWith("_KILLED");
  }

  /// Makes a store of this shape in a process of its own, which is killed or stops.
  void make(Path directory) throws IOException, InterruptedException {
    Process child = ChildProcess.start(StoreShape.class, directory.toString(), name());
    try (BufferedReader _ = ChildProcess.awaitOpen(child)) {
      if (!isKilled() && !child.waitFor(1, TimeUnit.MINUTES)) {
        throw new IOException("the child does not end");
      }
      if (isKilled()) {
        child.destroyForcibly().waitFor();
      }
    } finally {
      child.destroyForcibly();
    }
  }

  /// Writes the rows of a shape, says so, and stops or waits to be killed.
  ///
  /// @param arguments the folder of the store and the shape's name
  public static void main(String[] arguments) throws Exception {
    StoreShape shape = valueOf(arguments[1]);
    Path directory = Path.of(arguments[0]);
    for (int run = 1; run < shape.runs(); run++) {
      try (RocksDbEngine engine = RocksDbEngine.open(config(directory))) {
        shape.write(engine, run);
      }
    }
    Database database = Database.open(config(directory));
    if (shape == LOGS_KILLED) {
      // What is full stays in memory and in its log, so that there are two of them.
      database.read(rocksDb -> {
        rocksDb.pauseBackgroundWork();
        return true;
      });
    }
    Committer committer = Committer.start(database, CommitListener.NONE);
    RocksDbEngine engine = new RocksDbEngine(database, committer);
    if (shape.name().contains("LOG") || shape.runs() == 1) {
      shape.write(engine, 0);
    }
    if (!shape.isKilled()) {
      engine.close();
    }
    System.out.println("open");
    if (shape.isKilled()) {
      new CountDownLatch(1).await();
    }
  }

  private int runs() {
    return switch (this) {
      case TABLE, TABLE_KILLED, TABLE_AND_LOG, TABLE_AND_LOG_KILLED -> 2;
      // Each run leaves a log, which the next makes a table of; four tables become one.
      case TABLES_AND_LOG, TABLES_AND_LOG_KILLED -> 7;
      default -> 1;
    };
  }

  private void write(RocksDbEngine engine, int run) {
    switch (this) {
      case EMPTY, EMPTY_KILLED -> {}
      case LARGE_VALUES, LARGE_VALUES_KILLED -> write(engine, run, 4, 100_000);
      case LOGS_KILLED -> write(engine, run, 700, 2_000);
      default -> write(engine, run, 10, 30);
    }
  }

  private static void write(RocksDbEngine engine, int run, int rows, int length) {
    Random random = new Random(run);
    for (int row = 0; row < rows; row++) {
      byte[] value = new byte[length];
      random.nextBytes(value);
      Bytes key = ChildProcess.key(1_000L * run + row);
      engine.write(new WriteBatch().put(ROWS, key, 1, value));
      if (row % 7 == 6) { // some deletes, of rows that are there and of one that is not
        engine.write(new WriteBatch().delete(ROWS, ChildProcess.key(row), 2));
        engine.transact(COUNTER, ChildProcess::next);
        engine.transact(
            COUNTER,
            transaction -> {
              transaction.delete(ChildProcess.key(1));
              return 0;
            });
      }
    }
  }
}
