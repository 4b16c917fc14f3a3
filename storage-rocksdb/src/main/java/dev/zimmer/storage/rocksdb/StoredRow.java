package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a row lies in RocksDB; the layout is drawn in this package's documentation.
final class StoredRow {
  /// The row that [RocksDbEngine#check] writes; no partition's name is this long.
  static final byte[] CHECK_KEY = {(byte) 0xFF, (byte) 0xFF, 'c', 'h', 'e', 'c', 'k'};

  private static final int MAX_PARTITION_BYTES = 0xFFFE;
  private static final int VALUE_HEADER = Long.BYTES + 1;
  private static final byte PUT = 0;
  private static final byte DELETE_MARK = 1;

  private StoredRow() {}

  static byte[] key(Address address) {
    return key(address.partition(), address.key());
  }

  static byte[] key(Bytes partition, Bytes key) {
    if (partition.length() > MAX_PARTITION_BYTES) {
      throw new IllegalArgumentException(
          "partition: " + partition.length() + " bytes (expected: <= " + MAX_PARTITION_BYTES + ")");
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

  /// The value to store for a row of any kind.
  static byte[] value(WholeRow row) {
    return encode(row.version().orElse(0), PUT, row.value());
  }

  /// A row with its kind; empty if there is only the mark of a delete.
  ///
  /// Version 0 is that of transactional rows. A versioned row of version 0 looks the same and comes
  /// as one, which the contract allows.
  static Optional<WholeRow> whole(byte[] storedKey, byte[] stored) {
    int partitionEnd = Short.BYTES + (ByteBuffer.wrap(storedKey).getShort() & 0xFFFF);
    Bytes partition = Bytes.wrap(Arrays.copyOfRange(storedKey, Short.BYTES, partitionEnd));
    Address address = new Address(partition, keyWithin(partition, storedKey));
    long version = ByteBuffer.wrap(stored).getLong();
    return value(stored)
        .map(value ->
            version == 0
                ? WholeRow.transactional(address, value)
                : WholeRow.versioned(address, version, value));
  }

  /// Whether this is the key of a row of the engine's own, not of the store; they come last.
  static boolean isOfTheEngine(byte[] storedKey) {
    return storedKey[0] == CHECK_KEY[0] && storedKey[1] == CHECK_KEY[1];
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
