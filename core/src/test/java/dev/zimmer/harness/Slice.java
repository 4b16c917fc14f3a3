package dev.zimmer.harness;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a store that looks like a whole, empty one, so that thousands of tests share one open
/// store and each still finds the same world: same apps, same clock, same bytes.
///
/// @param whole the store
/// @param number which part of it; no two tests use one number
public record Slice(StorageEngine whole, long number) implements StorageEngine {
  @Override
  public Optional<byte[]> get(Bytes partition, Bytes key) {
    return whole.get(inside(partition), key);
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Address> addresses) {
    return whole.getAll(
        addresses.stream().map(a -> new Address(inside(a.partition()), a.key())).toList());
  }

  @Override
  public List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    return whole.scan(inside(partition), from, to, limit);
  }

  @Override
  public void write(WriteBatch batch, Runnable onDurable) {
    WriteBatch moved = new WriteBatch();
    moveInside(batch, moved);
    whole.write(moved, onDurable);
  }

  @Override
  public <T> T transact(Bytes partition, Function<Transaction, T> body) {
    return whole.transact(
        inside(partition),
        transaction -> {
          WriteBatch alongside = new WriteBatch();
          T result = body.apply(new Inside(transaction, alongside));
          moveInside(alongside, transaction.alongside());
          return result;
        });
  }

  @Override
  public RowPages export(Optional<Bytes> after) {
    throw new UnsupportedOperationException("only a whole store is exported");
  }

  @Override
  public void restore(List<WholeRow> rows) {
    throw new UnsupportedOperationException("only a whole store is restored");
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
  public void close() {}

  private Bytes inside(Bytes partition) {
    return new KeyBuilder().tag('~').number(number).bytes(partition).build();
  }

  private void moveInside(WriteBatch from, WriteBatch to) {
    for (WriteBatch.Write write : from.writes()) {
      Bytes partition = inside(write.address().partition());
      byte @Nullable [] value = write.value();
      if (value == null) {
        to.delete(partition, write.address().key(), write.version());
      } else {
        to.put(partition, write.address().key(), write.version(), value);
      }
    }
  }

  private record Inside(Transaction whole, WriteBatch alongside) implements Transaction {
    @Override
    public Optional<byte[]> get(Bytes key) {
      return whole.get(key);
    }

    @Override
    public List<Optional<byte[]>> getAll(List<Bytes> keys) {
      return whole.getAll(keys);
    }

    @Override
    public List<Row> scan(Bytes from, Bytes to, int limit) {
      return whole.scan(from, to, limit);
    }

    @Override
    public void put(Bytes key, byte[] value) {
      whole.put(key, value);
    }

    @Override
    public void delete(Bytes key) {
      whole.delete(key);
    }

    @Override
    public void alongsideFirst() {
      whole.alongsideFirst();
    }

    @Override
    public void onCommit(Runnable action) {
      whole.onCommit(action);
    }
  }
}
