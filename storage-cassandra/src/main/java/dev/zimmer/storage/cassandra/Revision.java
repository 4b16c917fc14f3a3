package dev.zimmer.storage.cassandra;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a partition remembers of its transactions: how many there were, and which were the last.
///
/// The ids are what makes it possible to learn, after an answer was lost, whether a transaction
/// took place: it did if its id is here; it did not and never will if its number has been reached,
/// its id is not here, and not more than [#KEPT] others have followed.
///
/// Stored as: counter (eight bytes), owed (eight bytes), ids (eight bytes each, newest first).
///
/// @param counter how many transactions have written the partition
/// @param owed the counter of the newest of them with writes alongside, 0 if none had any
/// @param ids of the newest transactions, newest first
@SuppressWarnings("ArrayRecordComponent") // compared by counter and first id alone
record Revision(long counter, long owed, long[] ids) {
  /// How many ids are kept.
  static final int KEPT = 16;

  /// Before the first transaction.
  static final Revision NONE = new Revision(0, 0, new long[0]);

  static Revision decode(@Nullable ByteBuffer stored) {
    if (stored == null) {
      return NONE;
    }
    ByteBuffer bytes = stored.duplicate();
    long counter = bytes.getLong();
    long owed = bytes.getLong();
    long[] ids = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(ids);
    return new Revision(counter, owed, ids);
  }

  /// As it is stored; null before the first transaction.
  @Nullable ByteBuffer encode() {
    if (counter == 0) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate((2 + ids.length) * Long.BYTES);
    bytes.putLong(counter).putLong(owed);
    bytes.asLongBuffer().put(ids);
    return bytes.rewind();
  }

  /// The revision that a transaction makes of this one.
  ///
  /// @param id no other transaction's
  /// @param owes whether it has writes alongside
  Revision next(long id, boolean owes) {
    long[] newest = new long[Math.min(ids.length + 1, KEPT)];
    newest[0] = id;
    System.arraycopy(ids, 0, newest, 1, newest.length - 1);
    return new Revision(counter + 1, owes ? counter + 1 : owed, newest);
  }

  /// Whether this is the one, or comes after the one, that the transaction of `other` made.
  boolean includes(Revision other) {
    long after = counter - other.counter;
    return after >= 0 && after < ids.length && ids[(int) after] == other.ids[0];
  }

  /// Whether it can be told from this that the transaction of `other` took place or never will.
  boolean decides(Revision other) {
    long after = counter - other.counter;
    return after >= 0 && after < KEPT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Revision that
        && counter == that.counter
        && owed == that.owed
        && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(counter);
  }

  @Override
  public String toString() {
    return "Revision[" + counter + "]";
  }
}
