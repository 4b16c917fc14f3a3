package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The writes in RocksDB's log files, one file after the other.
///
/// RocksDB numbers every row that is written, without a gap, from one log to the next. So the
/// numbers tell of a write that is missing in between, whatever has become of it. A record begins
/// with the number of its first row (eight bytes) and the count of its rows (four).
final class WriteAheadLog {
  private static final int COUNT_AT = Long.BYTES;
  private static final int RECORD_HEADER = Long.BYTES + Integer.BYTES;

  private long last;

  /// @param flushed the number of the last row that is in a table; the logs go on from there
  WriteAheadLog(long flushed) {
    this.last = flushed;
  }

  /// The number of the last row so far.
  long last() {
    return last;
  }

  /// Reads the next log.
  ///
  /// @throws DamageException if a row is missing before one that is there
  void read(Path log) throws IOException, DamageException {
    RecordFile.read(log, record -> add(log, record));
  }

  private void add(Path log, ByteBuffer record) throws DamageException {
    if (record.limit() < RECORD_HEADER) {
      throw new DamageException(log.getFileName() + " holds a record that is no write");
    }
    long first = record.getLong(0);
    if (first > last + 1) {
      throw new DamageException(
          "rows " + (last + 1) + " to " + (first - 1) + " are missing before " + log.getFileName());
    }
    last = Math.max(last, first + record.getInt(COUNT_AT) - 1);
  }
}
