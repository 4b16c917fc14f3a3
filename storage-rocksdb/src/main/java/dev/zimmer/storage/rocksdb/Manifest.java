package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// RocksDB's list of what a store is made of, read from a file `MANIFEST-…`.
///
/// It is a row of edits: what was there when the file was begun, then what has changed. An edit is
/// a row of fields, each a tag and its content; numbers are in groups of seven bits, lowest first.
///
/// An edit that moves the log's number on says that all rows of older logs are in tables. The last
/// of them is the last of the table that it adds; without one the logs were empty, and it is the
/// last row written. Tables alone do not tell: when all is in one table, its rows lose their
/// numbers. What a manifest begins with does not tell either; but RocksDB begins one only when it
/// is opened (see [Database]), and then an edit of that kind follows.
final class Manifest {
  private static final int COMPARATOR = 1;
  private static final int LOG_NUMBER = 2;
  private static final int NEXT_FILE_NUMBER = 3;
  private static final int LAST_SEQUENCE = 4;
  private static final int COMPACT_CURSOR = 5;
  private static final int DELETED_FILE = 6;
  private static final int PREVIOUS_LOG_NUMBER = 9;
  private static final int LEAST_LOG_NUMBER = 10;
  private static final int NEW_FILE = 103;
  private static final int NEW_FILE_END = 1;
  private static final int IGNORABLE = 1 << 13;

  private final Map<Long, Long> tables = new TreeMap<>();
  private long logNumber = -1;
  private long nextFileNumber = -1;
  private long lastSequence = -1;
  private long flushed;
  private boolean hasMovedLog;

  private Manifest() {}

  /// @throws DamageException if it is not whole, but for a torn end
  static Manifest read(Path path) throws IOException, DamageException {
    Manifest manifest = new Manifest();
    try {
      RecordFile.read(path, manifest::apply);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DamageException(path.getFileName() + " cannot be understood: " + e);
    }
    if (manifest.logNumber < 0 || manifest.nextFileNumber < 0 || manifest.lastSequence < 0) {
      throw new DamageException(path.getFileName() + " is cut short");
    }
    return manifest;
  }

  /// The bytes of each table, by its number.
  Map<Long, Long> tables() {
    return tables;
  }

  /// The least number of a log whose rows may be in no table.
  long logNumber() {
    return logNumber;
  }

  /// Whether an edit has moved that number on since the manifest was begun.
  boolean hasMovedLog() {
    return hasMovedLog;
  }

  /// The number of the last row such that it and all before it are in tables.
  long flushed() {
    return flushed;
  }

  /// The number of the last row that had been written when the last edit was made.
  long lastSequence() {
    return lastSequence;
  }

  private void apply(ByteBuffer edit) {
    boolean movesLog = false;
    boolean addsTable = false;
    while (edit.hasRemaining()) {
      int tag = (int) number(edit);
      switch (tag) {
        case COMPARATOR -> skip(edit);
        case LOG_NUMBER -> {
          movesLog = logNumber >= 0;
          logNumber = number(edit);
        }
        case NEXT_FILE_NUMBER -> nextFileNumber = number(edit);
        case LAST_SEQUENCE -> lastSequence = number(edit);
        case COMPACT_CURSOR -> {
          number(edit);
          skip(edit);
        }
        case DELETED_FILE -> {
          number(edit); // its level
          tables.remove(number(edit));
        }
        case PREVIOUS_LOG_NUMBER, LEAST_LOG_NUMBER -> number(edit);
        case NEW_FILE -> {
          addsTable = true;
          addTable(edit);
        }
        default -> {
          if ((tag & IGNORABLE) == 0) {
            throw new IllegalArgumentException("tag " + tag);
          }
          skip(edit);
        }
      }
    }
    hasMovedLog |= movesLog;
    if (movesLog && !addsTable) {
      flushed = Math.max(flushed, lastSequence);
    }
  }

  private void addTable(ByteBuffer edit) {
    number(edit); // its level
    tables.put(number(edit), number(edit));
    skip(edit); // its first key
    skip(edit); // and its last
    number(edit); // the number of its first row
    flushed = Math.max(flushed, number(edit));
    while (number(edit) != NEW_FILE_END) {
      skip(edit);
    }
  }

  private static long number(ByteBuffer edit) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = edit.get();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }

  private static void skip(ByteBuffer edit) {
    int length = Math.toIntExact(number(edit));
    edit.position(edit.position() + length);
  }
}
