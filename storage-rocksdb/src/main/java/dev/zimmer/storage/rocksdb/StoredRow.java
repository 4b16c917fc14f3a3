package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a row lies in RocksDB; the layout is drawn in this package's documentation.
final class StoredRow {
  /// The row that [RocksDbEngine#check] writes; no partition's name is this long.
  static final byte[] CHECK_KEY = {(byte) 0xFF, (byte) 0xFF, 'c', 'h', 'e', 'c', 'k'};

  private static final int LONGEST_PARTITION = 0xFFFE;
  private static final int VALUE_HEADER = Long.BYTES + 1;
  private static final byte PUT = 0;
  private static final byte DELETE_MARK = 1;

  private StoredRow() {}

  static byte[] key(Address address) {
    return key(address.partition(), address.key());
  }

  static byte[] key(Bytes partition, Bytes key) {
    if (partition.length() > LONGEST_PARTITION) {
      throw new IllegalArgumentException(
          "partition: " + partition.length() + " bytes (expected: <= " + LONGEST_PARTITION + ")");
    }
    return ByteBuffer.allocate(Short.BYTES + partition.length() + key.length())
        .putShort((short) partition.length())
        .put(partition.array())
        .put(key.array())
        .array();
  }

  /// The row's key within its partition, from a stored key.
  static Bytes keyWithin(Bytes partition, byte[] storedKey) {
    return Bytes.wrap(
        Arrays.copyOfRange(storedKey, Short.BYTES + partition.length(), storedKey.length));
  }

  static byte[] versioned(WriteBatch.Write write) {
    byte[] value = write.value();
    return value == null
        ? encode(write.version(), DELETE_MARK, new byte[0])
        : encode(write.version(), PUT, value);
  }

  static byte[] transactional(byte[] value) {
    return encode(0, PUT, value);
  }

  /// The row's value; empty if there is no row or only the mark of a delete.
  static Optional<byte[]> value(byte @Nullable [] stored) {
    if (stored == null || stored[VALUE_HEADER - 1] == DELETE_MARK) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(stored, VALUE_HEADER, stored.length));
  }

  private static byte[] encode(long version, byte kind, byte[] value) {
    return ByteBuffer.allocate(VALUE_HEADER + value.length)
        .putLong(version)
        .put(kind)
        .put(value)
        .array();
  }
}
