package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// One run of a transaction's body: it reads its own writes first, then what its group holds.
final class CassandraTransaction implements Transaction {
  private final GroupCommit group;
  private final NavigableMap<Bytes, Optional<byte[]>> own = new TreeMap<>();
  private final WriteBatch alongside = new WriteBatch();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean alongsideFirst;

  CassandraTransaction(GroupCommit group) {
    this.group = group;
  }

  @Override
  public Optional<byte[]> get(Bytes key) {
    Optional<byte[]> written = own.get(key);
    return written == null ? group.get(key) : written;
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Bytes> keys) {
    group.fetch(keys.stream().filter(key -> !own.containsKey(key)).toList());
    return keys.stream().map(this::get).toList();
  }

  @Override
  public List<Row> scan(Bytes from, Bytes to, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: >= 1)");
    }
    return from.compareTo(to) >= 0 ? List.of() : group.scan(from, to, limit, own.subMap(from, to));
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

  @Override
  public void alongsideFirst() {
    alongsideFirst = true;
  }

  @Override
  public void onCommit(Runnable action) {
    actions.add(action);
  }

  /// The rows that the body wrote; empty where it deleted.
  NavigableMap<Bytes, Optional<byte[]>> own() {
    return own;
  }

  boolean isAlongsideFirst() {
    return alongsideFirst;
  }

  List<Runnable> actions() {
    return actions;
  }
}
