package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A JVM of its own that opens a store, and writes to it until it is killed.
///
/// It prints `open`, then one line for each call that has returned: `row` and the number of a row
/// that it wrote, or `count` and a number that a transaction took.
final class ChildProcess {
  static final Bytes ROWS = Bytes.wrap("rows".getBytes(StandardCharsets.UTF_8));
  static final Bytes COUNTER = Bytes.wrap("counter".getBytes(StandardCharsets.UTF_8));
  private static final int WRITERS = 8;
  private static final int PAGE = 1_000;
  private static final long MIB = 1 << 20;

  private ChildProcess() {}

  static Process start(Path directory) throws IOException {
    return start(ChildProcess.class, directory.toString());
  }

  /// Starts a child that writes large values into small buffers, so that it makes tables and merges
  /// them all the time.
  static Process startBusy(Path directory) throws IOException {
    return start(ChildProcess.class, directory.toString(), "busy");
  }

  /// Starts a child whose files are open to everybody unless it closes them.
  static Process startWithoutUmask(Path directory) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
    command.addAll(command(temporary(), ChildProcess.class, directory.toString()));
    return start(command);
  }

  static Process start(Class<?> main, String... arguments) throws IOException {
    return start(temporary(), main, arguments);
  }

  static Process start(Path temporary, Class<?> main, String... arguments) throws IOException {
    return start(command(temporary, main, arguments));
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<String> command(Path temporary, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /// Waits until the child has opened its store.
  static BufferedReader awaitOpen(Process child) throws IOException {
    BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    if (!"open".equals(line)) {
      throw new IOException("the child said: " + line);
    }
    return lines;
  }

  /// The name of a numbered row.
  static Bytes key(long number) {
    return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  /// Opens and writes until killed.
  ///
  /// @param arguments the folder of the store, and `busy` or nothing
  public static void main(String[] arguments) {
    boolean busy = arguments.length > 1;
    RocksDbConfig config = RocksDbConfig.at(Path.of(arguments[0]));
    StorageEngine engine = RocksDbEngine.open(busy ? config.withMemory(MIB, MIB) : config);
    byte[] value = new byte[busy ? 8_000 : 200];
    new Random().nextBytes(value); // so that it cannot be compressed
    print("open");
    long firstFree = countRows(engine);
    for (int i = 0; i < WRITERS; i++) {
      long first = firstFree * WRITERS + i;
      Thread.ofPlatform().start(() -> write(engine, first, value));
      Thread.ofPlatform().start(() -> count(engine));
    }
  }

  private static long countRows(StorageEngine engine) {
    long rows = 0;
    List<Row> page = engine.scan(ROWS, key(0), key(Long.MAX_VALUE), PAGE);
    while (!page.isEmpty()) {
      rows += page.size();
      long last = ByteBuffer.wrap(page.getLast().key().array()).getLong();
      page = engine.scan(ROWS, key(last + 1), key(Long.MAX_VALUE), PAGE);
    }
    return rows;
  }

  private static void write(StorageEngine engine, long first, byte[] value) {
    for (long number = first; ; number += WRITERS) {
      engine.write(new WriteBatch().put(ROWS, key(number), 1, value));
      print("row " + number);
    }
  }

  private static void count(StorageEngine engine) {
    while (true) {
      long taken = engine.transact(COUNTER, ChildProcess::next);
      print("count " + taken);
    }
  }

  static long next(Transaction transaction) {
    long next = transaction.get(key(0)).map(value -> ByteBuffer.wrap(value).getLong()).orElse(0L);
    transaction.put(key(0), key(next + 1).array());
    return next + 1;
  }

  /// One call for each line, so that a kill cannot leave half a line that looks whole.
  private static void print(String line) {
    PrintStream out = System.out;
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
