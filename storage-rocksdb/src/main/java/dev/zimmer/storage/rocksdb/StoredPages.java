package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// A pass over every row in the order of the stored keys, at the moment in which it began: an
/// iterator of RocksDB keeps that moment.
///
/// A token is the number of the last write that the pass shows (eight bytes, big-endian) and the
/// stored key of the page's last row. RocksDB numbers its writes without a gap and keeps the number
/// over a restart, so a number that has not changed says that nothing has been written.
///
/// RocksDB must outlive its iterators, so [Database] releases those of running passes before it
/// closes RocksDB, while nobody reads; everything else here runs while it is kept from closing.
final class StoredPages implements RowPages {
  private static final int MAX_ROWS = 4096;
  private static final int MAX_BYTES = 1 << 20;
  private static final long READ_AHEAD_BYTES = 2 << 20;

  private final Database database;
  private final ReadOptions options;
  private final RocksIterator iterator;
  private final long lastWrite;
  private boolean released;

  private StoredPages(Database database, RocksDB rocksDb) {
    this.database = database;
    // Before the iterator: a write between the two must make the token one of the past.
    this.lastWrite = rocksDb.getLatestSequenceNumber();
    this.options = new ReadOptions().setFillCache(false).setReadaheadSize(READ_AHEAD_BYTES);
    this.iterator = rocksDb.newIterator(options);
  }

  /// A pass that stands before its first row.
  ///
  /// @throws StorageException.Permanent if the token is none, or the store has been written since
  static StoredPages begin(Database database, RocksDB rocksDb, Optional<Bytes> after)
      throws RocksDBException {
    StoredPages pages = new StoredPages(database, rocksDb);
    try {
      pages.seek(after);
      return pages;
    } catch (RocksDBException | RuntimeException e) {
      pages.release();
      throw e;
    }
  }

  @Override
  public Optional<RowPage> next() {
    return database.read(_ -> page());
  }

  @Override
  public void close() {
    database.end(this);
  }

  /// Lets go of the iterator. Doing it twice is harmless.
  void release() {
    if (!released) {
      released = true;
      iterator.close();
      options.close();
    }
  }

  private void seek(Optional<Bytes> after) throws RocksDBException {
    if (after.isEmpty()) {
      iterator.seekToFirst();
    } else {
      byte[] lastKey = lastKey(after.get().array());
      iterator.seek(lastKey);
      if (iterator.isValid() && Arrays.equals(iterator.key(), lastKey)) {
        iterator.next();
      }
    }
    iterator.status();
  }

  private byte[] lastKey(byte[] token) {
    if (token.length < Long.BYTES + Short.BYTES) {
      throw new StorageException.Permanent(
          "the place to go on from is not one of this engine: begin a new export");
    }
    if (ByteBuffer.wrap(token).getLong() != lastWrite) {
      throw new StorageException.Permanent(
          "the store has been written since the export was interrupted, or is another one: begin a"
              + " new export");
    }
    return Arrays.copyOfRange(token, Long.BYTES, token.length);
  }

  private Optional<RowPage> page() throws RocksDBException {
    if (released) {
      throw new StorageException.Retryable("the store was closed while it was exported");
    }
    List<WholeRow> rows = new ArrayList<>();
    byte[] key = new byte[0];
    int bytes = 0;
    while (hasRow() && (rows.isEmpty() || (rows.size() < MAX_ROWS && bytes < MAX_BYTES))) {
      key = iterator.key();
      byte[] stored = iterator.value();
      StoredRow.whole(key, stored).ifPresent(rows::add);
      bytes += key.length + stored.length;
      iterator.next();
    }
    iterator.status();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new RowPage(rows, token(key)));
  }

  private boolean hasRow() {
    return iterator.isValid() && !StoredRow.isOfTheEngine(iterator.key());
  }

  private Bytes token(byte[] lastKey) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + lastKey.length).putLong(lastWrite).put(lastKey).array());
  }
}
