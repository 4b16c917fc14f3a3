package dev.zimmer.harness;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A store that says that other processes write it too, and lets them do so between two reads.
///
/// @param whole the store
/// @param meanwhile what happens once, before the next read of many partitions
public record SharedStore(StorageEngine whole, AtomicReference<Runnable> meanwhile)
    implements StorageEngine {
  /// A store in which nothing happens by itself.
  public SharedStore(StorageEngine whole) {
    this(whole, new AtomicReference<>(() -> {}));
  }

  @Override
  public Optional<byte[]> get(Bytes partition, Bytes key) {
    return whole.get(partition, key);
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Address> addresses) {
    meanwhile.getAndSet(() -> {}).run();
    return whole.getAll(addresses);
  }

  @Override
  public List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    return whole.scan(partition, from, to, limit);
  }

  @Override
  public void write(WriteBatch batch, Runnable onDurable) {
    whole.write(batch, onDurable);
  }

  @Override
  public <T> T transact(Bytes partition, Function<Transaction, T> body) {
    return whole.transact(partition, body);
  }

  @Override
  public RowPages export(Optional<Bytes> after) {
    return whole.export(after);
  }

  @Override
  public void restore(List<WholeRow> rows) {
    whole.restore(rows);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void onRecovery(Runnable action) {
    whole.onRecovery(action);
  }

  @Override
  public void awaitActions() {
    whole.awaitActions();
  }

  @Override
  public void check() {
    whole.check();
  }

  @Override
  public void close() {
    whole.close();
  }
}
