package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import java.util.List;
import java.util.Optional;

/// The transactional rows of a conversation besides its timeline, as one change reads and writes
/// them. The key of the timeline's row, or a range that holds it, is an [IllegalArgumentException].
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

  /// The rows from one key to another, in key order.
  ///
  /// @param from the first key
  /// @param to the key after the last one
  /// @param limit at most so many; at least 1
  public List<Row> scan(Bytes from, Bytes to, int limit) {
    if (from.compareTo(Timeline.KEY) <= 0 && to.compareTo(Timeline.KEY) > 0) {
      throw timeline();
    }
    return transaction.scan(from, to, limit);
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
