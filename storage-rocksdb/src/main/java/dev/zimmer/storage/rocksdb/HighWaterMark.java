package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// The number of the last row that is known to be synced, in a small file of its own.
///
/// Without it a log that was cut between two writes, emptied or deleted looks like one that never
/// held more. It is written after each sync of the log and before anybody is answered, but not
/// synced itself, so it costs next to nothing: whatever of it has reached the disk holds. After a
/// kill it is exact, since the operating system lives on; after a loss of power it may be half a
/// minute old, for the system writes it out by then; when the store is closed it is synced.
///
/// The file has two slots, written in turn, so that one is whole if a loss of power tears the
/// other. A slot is four bytes `ZHWM`, the number (eight bytes, big-endian) and a checksum (four).
final class HighWaterMark implements AutoCloseable {
  static final String FILE = "ZIMMER_SYNCED";

  private static final int SLOTS = 2;
  private static final int SLOT_DISTANCE = 4096;
  private static final int SLOT_BYTES = 16;
  private static final int NUMBER_AT = 4;
  private static final int CHECKSUM_AT = 12;
  private static final int MAGIC = 0x5A48574D;

  // Unlike a channel it stays open when the thread that writes is interrupted.
  private final RandomAccessFile file;
  private int slot;

  private HighWaterMark(RandomAccessFile file) {
    this.file = file;
  }

  /// The number in a store's file; empty if there is no file, or nothing in it.
  ///
  /// @throws DamageException if neither slot can be read
  static OptionalLong read(Path directory) throws IOException, DamageException {
    Path path = directory.resolve(FILE);
    if (!Files.exists(path)) {
      return OptionalLong.empty();
    }
    byte[] bytes = Files.readAllBytes(path);
    if (bytes.length == 0) {
      return OptionalLong.empty();
    }
    long lastRow = -1;
    for (int at = 0; at + SLOT_BYTES <= bytes.length; at += SLOT_DISTANCE) {
      ByteBuffer candidate = ByteBuffer.wrap(bytes, at, SLOT_BYTES).slice();
      if (isWhole(candidate)) {
        lastRow = Math.max(lastRow, candidate.getLong(NUMBER_AT));
      }
    }
    if (lastRow < 0) {
      throw new DamageException(FILE + " cannot be read");
    }
    return OptionalLong.of(lastRow);
  }

  private static boolean isWhole(ByteBuffer candidate) {
    return candidate.getInt(0) == MAGIC
        && candidate.getInt(CHECKSUM_AT) == checksum(candidate.array(), candidate.arrayOffset());
  }

  /// Writes the number to both slots, whatever they hold, and syncs it.
  static HighWaterMark open(Path directory, long lastRow) throws IOException {
    Path path = directory.resolve(FILE);
    if (!Files.exists(path)) {
      Files.createFile(path, OwnerOnly.file(directory));
    }
    HighWaterMark mark = new HighWaterMark(new RandomAccessFile(path.toFile(), "rw"));
    try {
      for (int i = 0; i < SLOTS; i++) {
        mark.raise(lastRow);
      }
      mark.file.getFD().sync();
      return mark;
    } catch (IOException e) {
      mark.file.close();
      throw e;
    }
  }

  /// Notes that all rows up to this one are synced.
  void raise(long lastRow) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES).putInt(MAGIC).putLong(lastRow);
    bytes.putInt(checksum(bytes.array(), 0));
    file.seek((long) slot * SLOT_DISTANCE);
    file.write(bytes.array());
    slot = (slot + 1) % SLOTS;
  }

  /// Syncs and closes.
  @Override
  public void close() throws IOException {
    try (file) {
      file.getFD().sync();
    }
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, CHECKSUM_AT);
    return (int) checksum.getValue();
  }
}
