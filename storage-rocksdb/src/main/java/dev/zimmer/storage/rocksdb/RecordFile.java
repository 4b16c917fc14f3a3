package dev.zimmer.storage.rocksdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A file of RocksDB's in its log format, read from its beginning: a write-ahead log or a manifest.
///
/// RocksDB takes the records up to the first that it cannot read and drops the rest. That is right
/// for a record that a crash has torn, for it is the last. It would be silent loss if the disk has
/// spoiled one in the middle. The difference is whether another record begins after the bad one:
/// RocksDB writes one only when the one before is whole.
///
/// A file is a row of blocks; a piece lies within one block and is a checksum (four bytes), a
/// length (two), a type (one) and the payload. A record is one piece of type FULL, or a FIRST, any
/// number of others and a LAST.
final class RecordFile {
  private static final int BLOCK = 32_768;
  private static final int HEADER = 7;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final ByteBuffer file;
  private final Reader reader;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private boolean inRecord;
  private boolean unreadable;

  /// Takes the records one after the other.
  @FunctionalInterface
  interface Reader {
    /// Takes one.
    ///
    /// @param record its bytes, with numbers in RocksDB's order, little-endian; only for the call
    void read(ByteBuffer record) throws DamageException;
  }

  private RecordFile(ByteBuffer file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /// Reads every record up to the end or to a torn one.
  ///
  /// @throws DamageException if a record cannot be read although another one follows it
  static void read(Path path, Reader reader) throws IOException, DamageException {
    // The arena lets go of the mapping at once: a mapped file keeps its room after its deletion.
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      if (!new RecordFile(bytes.order(ByteOrder.LITTLE_ENDIAN), reader).read()) {
        throw new DamageException(path.getFileName() + " cannot be read in its middle");
      }
    }
  }

  /// Whether nothing follows what could not be read.
  private boolean read() throws DamageException {
    int at = 0;
    while (at + HEADER <= file.limit()) {
      int leftInBlock = BLOCK - at % BLOCK;
      if (leftInBlock < HEADER) {
        at += leftInBlock;
      } else if (isPiece(at, leftInBlock)) {
        boolean begins = type(at) == FULL || type(at) == FIRST;
        unreadable |= begins == inRecord;
        if (unreadable && begins) {
          return false;
        }
        if (!unreadable) {
          take(at);
        }
        at += HEADER + length(at);
      } else {
        unreadable = true;
        at++;
      }
    }
    return true;
  }

  private void take(int at) throws DamageException {
    ByteBuffer payload = file.slice(at + HEADER, length(at));
    int type = type(at);
    if (type == FULL) {
      reader.read(payload.order(ByteOrder.LITTLE_ENDIAN));
      return;
    }
    byte[] part = new byte[payload.remaining()];
    payload.get(part);
    parts.writeBytes(part);
    inRecord = type != LAST;
    if (type == LAST) {
      reader.read(ByteBuffer.wrap(parts.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
      parts.reset();
    }
  }

  private boolean isPiece(int at, int leftInBlock) {
    int end = HEADER + length(at);
    if (type(at) < FULL || type(at) > LAST || end > leftInBlock || at + end > file.limit()) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(file.slice(at + HEADER - 1, 1 + length(at)));
    int plain = (int) checksum.getValue();
    return file.getInt(at) == Integer.rotateRight(plain, 15) + 0xA282EAD8;
  }

  private int length(int at) {
    return file.getShort(at + 4) & 0xFFFF;
  }

  private int type(int at) {
    return file.get(at + 6);
  }
}
