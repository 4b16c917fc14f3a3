package dev.zimmer.storage.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What the tests need to know of an engine.
public interface EngineContract {
  /// A key larger than every other key that the tests use.
  Bytes END = Bytes.wrap(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});

  /// Keeps the names of partitions apart, also between runs on one store.
  AtomicLong NAMES = new AtomicLong(System.nanoTime());

  /// The open engine under test.
  StorageEngine engine();

  /// Closes the engine under test, unless it is closed, and opens the same store again.
  ///
  /// @return what [#engine] answers from now on
  StorageEngine reopen();

  /// What the engine does not promise, each with the reason.
  default Map<Capability, String> gaps() {
    return Map.of();
  }

  /// How often a concurrent test repeats its step on each thread; less for an engine whose steps
  /// are slow.
  default int rounds() {
    return 20;
  }

  /// Skips the test, visibly, if the engine lacks a capability.
  default void requires(Capability capability) {
    assumeTrue(!gaps().containsKey(capability), () -> capability + ": " + gaps().get(capability));
  }

  /// Writes one versioned row.
  default void put(Bytes partition, Bytes key, long version, String value) {
    engine().write(new WriteBatch().put(partition, key, version, value(value)));
  }

  /// Runs a transaction that gives nothing back.
  default void transact(Bytes partition, Consumer<Transaction> body) {
    engine()
        .transact(
            partition,
            transaction -> {
              body.accept(transaction);
              return true;
            });
  }

  /// Reads one row as text.
  default Optional<String> read(Bytes partition, Bytes key) {
    return engine().get(partition, key).map(EngineContract::text);
  }

  /// Reads all rows of a partition as `key=value`.
  default List<String> readAll(Bytes partition) {
    return texts(engine().scan(partition, name(""), END, Integer.MAX_VALUE));
  }

  /// The name of a partition that no other test uses.
  static Bytes freshPartition() {
    return name("kit-" + NAMES.incrementAndGet());
  }

  /// A name of ASCII characters.
  static Bytes name(String text) {
    return Bytes.wrap(value(text));
  }

  /// The bytes of a text.
  static byte[] value(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The text of a value.
  static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /// Rows as `key=value`.
  static List<String> texts(List<Row> rows) {
    return rows.stream().map(row -> text(row.key().array()) + "=" + text(row.value())).toList();
  }
}
