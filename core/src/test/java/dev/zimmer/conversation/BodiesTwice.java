package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A store that runs the body of every transaction twice, as a cluster does when somebody else was
/// faster; the first run comes to nothing.
final class BodiesTwice {
  private BodiesTwice() {}

  static StorageEngine over(StorageEngine engine) {
    return (StorageEngine)
        Proxy.newProxyInstance(
            StorageEngine.class.getClassLoader(),
            new Class<?>[] {StorageEngine.class},
            (_, method, arguments) -> {
              if (method.getName().equals("transact")) {
                @SuppressWarnings("unchecked")
                Function<Transaction, Object> body = (Function<Transaction, Object>) arguments[1];
                return engine.transact(
                    (Bytes) arguments[0], transaction -> twice(body, transaction));
              }
              return method.invoke(engine, arguments);
            });
  }

  private static Object twice(Function<Transaction, Object> body, Transaction transaction) {
    var _ = body.apply(new Abandoned(transaction, new WriteBatch()));
    return body.apply(transaction);
  }

  /// A run that reads and is forgotten.
  private record Abandoned(Transaction read, WriteBatch alongside) implements Transaction {
    @Override
    public Optional<byte[]> get(Bytes key) {
      return read.get(key);
    }

    @Override
    public List<Optional<byte[]>> getAll(List<Bytes> keys) {
      return read.getAll(keys);
    }

    @Override
    public List<Row> scan(Bytes from, Bytes to, int limit) {
      return read.scan(from, to, limit);
    }

    @Override
    public void put(Bytes key, byte[] value) {}

    @Override
    public void delete(Bytes key) {}

    @Override
    public void alongsideFirst() {}

    @Override
    public void onCommit(Runnable action) {}
  }
}
