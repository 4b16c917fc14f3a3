package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// A look into one of RocksDB's log files, to tell a torn last write from damage.
///
/// RocksDB replays a log up to the first record that it cannot read and drops the rest. That is
/// right for a write that a power cut has torn, for it is the last and was never acknowledged. It
/// would be silent loss if the disk has spoiled a record in the middle, and RocksDB cannot tell:
/// its stricter mode refuses torn writes too. The difference is whether another write begins after
/// the bad record: the engine writes one only when the one before is synced.
///
/// A log is a row of blocks; a record lies within one block and is a checksum (four bytes), a
/// length (two), a type (one) and the payload. A write is one record of type FULL, or a FIRST, any
/// number of others and a LAST.
final class WriteAheadLog {
  private static final int BLOCK = 32_768;
  private static final int HEADER = 7;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final ByteBuffer log;

  private WriteAheadLog(ByteBuffer log) {
    this.log = log;
  }

  /// Whether a record cannot be read although another write follows it.
  static boolean isDamaged(Path file) throws IOException {
    // The arena lets go of the mapping at once: a mapped file keeps its room after its deletion.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer log =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      return new WriteAheadLog(log.order(ByteOrder.LITTLE_ENDIAN)).isDamaged();
    }
  }

  private boolean isDamaged() {
    boolean unreadable = false;
    int at = 0;
    while (at + HEADER <= log.limit()) {
      int leftInBlock = BLOCK - at % BLOCK;
      if (leftInBlock < HEADER) {
        at += leftInBlock;
      } else if (isRecord(at, leftInBlock)) {
        int type = type(at);
        if (unreadable && (type == FULL || type == FIRST)) {
          return true;
        }
        at += HEADER + length(at);
      } else {
        unreadable = true;
        at++;
      }
    }
    return false;
  }

  private boolean isRecord(int at, int leftInBlock) {
    int end = HEADER + length(at);
    if (type(at) < FULL || type(at) > LAST || end > leftInBlock || at + end > log.limit()) {
      return false;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(log.slice(at + HEADER - 1, 1 + length(at)));
    int plain = (int) checksum.getValue();
    return log.getInt(at) == Integer.rotateRight(plain, 15) + 0xA282EAD8;
  }

  private int length(int at) {
    return log.getShort(at + 4) & 0xFFFF;
  }

  private int type(int at) {
    return log.get(at + 6);
  }
}
