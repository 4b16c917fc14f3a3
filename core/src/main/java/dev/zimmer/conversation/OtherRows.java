package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import java.util.List;
import java.util.Optional;

/// The transactional rows of a conversation besides its timeline, as one change reads and writes
/// them. A key or prefix of the timeline's row is an [IllegalArgumentException].
public final class OtherRows {
  private final Transaction transaction;

  OtherRows(Transaction transaction) {
    this.transaction = transaction;
  }

  /// The value of a row; empty if there is none.
  public Optional<byte[]> get(Bytes key) {
    return transaction.get(other(key));
  }

  /// The values of several rows, read in one round trip.
  ///
  /// @return as many elements as keys, in their order; empty where there is no row
  public List<Optional<byte[]>> getAll(List<Bytes> keys) {
    return transaction.getAll(keys.stream().map(OtherRows::other).toList());
  }

  /// The rows whose keys begin with a prefix, in key order.
  ///
  /// @param limit at most so many; at least 1
  public List<Row> scan(Bytes prefix, int limit) {
    if (Timeline.KEY.startsWith(prefix)) {
      throw timeline();
    }
    return transaction.scan(prefix, prefix.prefixEnd(), limit);
  }

  /// Writes a row.
  ///
  /// @param value must not be changed afterwards
  public void put(Bytes key, byte[] value) {
    transaction.put(other(key), value);
  }

  /// Deletes a row; nothing happens if there is none.
  public void delete(Bytes key) {
    transaction.delete(other(key));
  }

  private static Bytes other(Bytes key) {
    if (key.equals(Timeline.KEY)) {
      throw timeline();
    }
    return key;
  }

  static IllegalArgumentException timeline() {
    return new IllegalArgumentException("a conversation's timeline is written by its writer alone");
  }
}
