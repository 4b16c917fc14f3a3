package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Overlay;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One run of a transaction's body: it reads its own writes first, then what transactions before it
/// wrote and is not durable yet, then the database.
final class RocksDbTransaction implements Transaction {
  private final Bytes name;
  private final RocksDbPartition partition;
  private final Database database;
  private final long epoch;
  private final NavigableMap<Bytes, Optional<byte[]>> own = new TreeMap<>();
  private final WriteBatch alongside = new WriteBatch();
  private final List<Runnable> actions = new ArrayList<>();

  /// @param epoch the committer's epoch, taken under the partition's lock before the body runs
  RocksDbTransaction(Bytes name, RocksDbPartition partition, Database database, long epoch) {
    this.name = name;
    this.partition = partition;
    this.database = database;
    this.epoch = epoch;
  }

  @Override
  public Optional<byte[]> get(Bytes key) {
    Optional<byte[]> written = written(key);
    return written == null ? database.get(name, key) : written;
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Bytes> keys) {
    Map<Bytes, Optional<byte[]>> values = new HashMap<>();
    List<Address> stored = new ArrayList<>();
    for (Bytes key : keys) {
      Optional<byte[]> written = written(key);
      if (written == null) {
        stored.add(new Address(name, key));
      } else {
        values.put(key, written);
      }
    }
    List<Optional<byte[]>> found = database.getAll(stored);
    for (int i = 0; i < found.size(); i++) {
      values.put(stored.get(i).key(), found.get(i));
    }
    return keys.stream().map(values::get).toList();
  }

  /// The row as this transaction or those before it have left it.
  ///
  /// @return null if the database tells; empty if the row is deleted
  @SuppressWarnings("NullableOptional") // no row, a deleted row and a value are three things
  private @Nullable Optional<byte[]> written(Bytes key) {
    Optional<byte[]> written = own.get(key);
    return written == null ? partition.get(key, epoch) : written;
  }

  @Override
  public List<Row> scan(Bytes from, Bytes to, int limit) {
    if (from.compareTo(to) >= 0) {
      return List.of();
    }
    NavigableMap<Bytes, Optional<byte[]>> written = partition.scan(from, to, epoch);
    written.putAll(own.subMap(from, to));
    return Overlay.scan(written, limit, enough -> database.scan(name, from, to, enough));
  }

  @Override
  public void put(Bytes key, byte[] value) {
    own.put(key, Optional.of(value));
  }

  @Override
  public void delete(Bytes key) {
    own.put(key, Optional.empty());
  }

  @Override
  public WriteBatch alongside() {
    return alongside;
  }

  /// Nothing to do: what transactions on a partition write is visible in their order, each as a
  /// whole.
  @Override
  public void alongsideFirst() {
    // see above
  }

  @Override
  public void onCommit(Runnable action) {
    actions.add(action);
  }

  /// What a body that ended well wants durable.
  Commit commit() {
    Commit commit = new Commit(epoch);
    own.forEach((key, value) -> {
      byte[] storedKey = StoredRow.key(name, key);
      value.ifPresentOrElse(
          bytes -> commit.put(storedKey, StoredRow.transactional(bytes)),
          () -> commit.delete(storedKey));
    });
    commit.merge(alongside);
    actions.forEach(commit::then);
    return commit;
  }

  /// What a body that threw wants durable: only what it has read.
  Commit abort() {
    own.clear();
    return new Commit(epoch);
  }

  /// Shows the own writes to the transactions that follow.
  ///
  /// @return takes them away again
  Runnable publish() {
    List<Runnable> undo = new ArrayList<>();
    own.forEach((key, value) -> {
      RocksDbPartition.Pending row = new RocksDbPartition.Pending(value, epoch);
      partition.add(key, row);
      undo.add(() -> partition.remove(key, row));
    });
    return () -> undo.forEach(Runnable::run);
  }
}
