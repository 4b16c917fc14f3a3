package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.WriteBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The versioned writes that a committed transaction owes: what it was given to write alongside,
/// kept in its own partition until it is known to be written.
///
/// Stored as: format (one byte), counter (eight bytes), number of writes (four bytes), and for each
/// its partition, its key, its version (eight bytes) and its value. A name or value is its length
/// (four bytes; -1 for a delete's value) and its bytes.
///
/// @param counter of the transaction
/// @param writes what it owes
record PendingWrites(long counter, WriteBatch writes) {
  private static final int FORMAT = 1;

  ByteBuffer encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(counter);
      out.writeInt(writes.writes().size());
      for (WriteBatch.Write write : writes.writes()) {
        write(out, write.address().partition().array());
        write(out, write.address().key().array());
        out.writeLong(write.version());
        byte[] value = write.value();
        if (value == null) {
          out.writeInt(-1);
        } else {
          write(out, value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  static PendingWrites decode(byte[] stored) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "pending writes have format " + format + " (expected: " + FORMAT + ")");
      }
      long counter = in.readLong();
      int count = in.readInt();
      WriteBatch writes = new WriteBatch();
      for (int i = 0; i < count; i++) {
        Bytes partition = Bytes.wrap(in.readNBytes(in.readInt()));
        Bytes key = Bytes.wrap(in.readNBytes(in.readInt()));
        long version = in.readLong();
        int length = in.readInt();
        if (length < 0) {
          writes.delete(partition, key, version);
        } else {
          writes.put(partition, key, version, in.readNBytes(length));
        }
      }
      return new PendingWrites(counter, writes);
    } catch (IOException e) {
      throw new IllegalStateException("pending writes end in their middle", e);
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
