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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// A store that counts what is read outside of transactions.
///
/// @param whole the store
/// @param reads how many calls read
/// @param rows how many rows they gave
public record CountingStore(StorageEngine whole, AtomicLong reads, AtomicLong rows)
    implements StorageEngine {
  /// A store of which nothing has been read.
  public CountingStore(StorageEngine whole) {
    this(whole, new AtomicLong(), new AtomicLong());
  }

  /// Begins at 0.
  public void reset() {
    reads.set(0);
    rows.set(0);
  }

  @Override
  public Optional<byte[]> get(Bytes partition, Bytes key) {
    Optional<byte[]> row = whole.get(partition, key);
    count(row.isPresent() ? 1 : 0);
    return row;
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Address> addresses) {
    List<Optional<byte[]>> all = whole.getAll(addresses);
    count(all.stream().filter(Optional::isPresent).count());
    return all;
  }

  @Override
  public List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    List<Row> all = whole.scan(partition, from, to, limit);
    count(all.size());
    return all;
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
    return whole.isShared();
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

  private void count(long found) {
    reads.incrementAndGet();
    rows.addAndGet(found);
  }
}
