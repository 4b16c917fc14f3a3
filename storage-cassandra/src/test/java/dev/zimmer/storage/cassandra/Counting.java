package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import java.nio.ByteBuffer;

/// Transactions that take numbers from a counter, and note what belongs to a number in another
/// partition. What is noted must be there for every number that was taken, and no number may be
/// taken twice, whatever breaks.
final class Counting {
  private static final Bytes COUNTER = new KeyBuilder().text("counter").build();

  private Counting() {}

  /// Takes the next number.
  static long next(Transaction transaction) {
    long next = transaction.get(COUNTER).map(Counting::number).orElse(0L) + 1;
    transaction.put(COUNTER, bytes(next));
    return next;
  }

  /// Takes the next number of a partition, and notes in another one who took it.
  static long take(StorageEngine engine, Bytes partition, long taker) {
    return engine.transact(partition, transaction -> take(transaction, partition, taker));
  }

  static long take(Transaction transaction, Bytes partition, long taker) {
    long next = next(transaction);
    transaction.alongside().put(notes(partition), key(next), 1, bytes(taker));
    return next;
  }

  /// Where notes are for a partition's numbers.
  static Bytes notes(Bytes partition) {
    return new KeyBuilder().text("notes").bytes(partition).build();
  }

  static Bytes key(long number) {
    return new KeyBuilder().number(number).build();
  }

  static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
