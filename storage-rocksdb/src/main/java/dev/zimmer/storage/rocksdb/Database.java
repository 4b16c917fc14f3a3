package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The RocksDB database: its handles, how it is opened, read, written, and opened again.
///
/// Reads hold a shared lock, because a call on a closed handle would end the process. Opening again
/// and closing hold it alone.
final class Database implements CommitStore, AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Database.class);
  private static final long REOPEN_PAUSE_NANOS = 1_000_000_000L;
  // A few large shards: a block larger than a shard would never be kept.
  private static final int CACHE_SHARD_BITS = 3;
  private static final long METADATA_BLOCK_BYTES = 4096;
  private static final long MAX_MANIFEST_BYTES = 1L << 40;
  private static final double MEMTABLE_FILTER_RATIO = 0.03;

  private final Path directory;
  private final StoreFolder folder;
  private final long roomToReopen;
  private final LRUCache cache;
  private final BloomFilter filter;
  private final NoRecovery noRecovery = new NoRecovery();
  private final OwnerOnly ownerOnly;
  private final Options options;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final StampedLock lock = new StampedLock();
  private final Set<StoredPages> exports = ConcurrentHashMap.newKeySet();
  private @Nullable RocksDB rocksDb;
  private boolean closed;
  private @Nullable StorageException damage;
  private long lastReopen = System.nanoTime() - REOPEN_PAUSE_NANOS;

  @FunctionalInterface
  interface Read<T> {
    T from(RocksDB rocksDb) throws RocksDBException;
  }

  private Database(RocksDbConfig config, StoreFolder folder) {
    directory = config.directory();
    this.folder = folder;
    roomToReopen = 2 * config.writeBufferBytes();
    cache = new LRUCache(config.blockCacheBytes(), CACHE_SHARD_BITS);
    filter = new BloomFilter(10);
    ownerOnly = new OwnerOnly(directory);
    options = options(config, cache, filter).setListeners(List.of(noRecovery, ownerOnly));
  }

  static Database open(RocksDbConfig config) {
    StoreFolder folder = StoreFolder.open(config.directory());
    try {
      NativeLibrary.load();
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    Database database = new Database(config, folder);
    try {
      database.openRocksDb();
      return database;
    } catch (RocksDBException e) {
      database.close();
      throw RocksDbTrouble.opening(config.directory(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  static StorageException closed() {
    return new StorageException.Permanent("the store is closed");
  }

  /// @throws StorageException if the store is closed
  void requireOpen() {
    read(rocksDb -> true);
  }

  Optional<byte[]> get(Bytes partition, Bytes key) {
    return StoredRow.value(getStored(StoredRow.key(partition, key)).orElse(null));
  }

  Optional<byte[]> getStored(byte[] storedKey) {
    return read(rocksDb -> Optional.ofNullable(rocksDb.get(storedKey)));
  }

  List<Optional<byte[]>> getAll(List<Address> addresses) {
    List<byte[]> keys = addresses.stream().map(StoredRow::key).toList();
    if (keys.isEmpty()) { // RocksDB does not take an empty list
      requireOpen();
      return List.of();
    }
    List<byte[]> stored = read(rocksDb -> rocksDb.multiGetAsList(keys));
    return stored.stream().map(StoredRow::value).toList();
  }

  List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: >= 1)");
    }
    return read(rocksDb -> scan(rocksDb, partition, from, to, limit));
  }

  private static List<Row> scan(RocksDB rocksDb, Bytes partition, Bytes from, Bytes to, int limit)
      throws RocksDBException {
    List<Row> rows = new ArrayList<>();
    // An iterator reads the state of the moment in which it was made.
    try (Slice end = new Slice(StoredRow.key(partition, to));
        ReadOptions until = new ReadOptions().setIterateUpperBound(end);
        RocksIterator iterator = rocksDb.newIterator(until)) {
      iterator.seek(StoredRow.key(partition, from));
      for (; rows.size() < limit && iterator.isValid(); iterator.next()) {
        Optional<byte[]> value = StoredRow.value(iterator.value());
        if (value.isPresent()) {
          rows.add(new Row(StoredRow.keyWithin(partition, iterator.key()), value.get()));
        }
      }
      iterator.status();
    }
    return rows;
  }

  /// A pass over every row; what [dev.zimmer.storage.StorageEngine#export] promises.
  StoredPages export(Optional<Bytes> after) {
    return read(rocksDb -> {
      StoredPages pages = StoredPages.begin(this, rocksDb, after);
      exports.add(pages);
      return pages;
    });
  }

  /// Ends a pass, unless closing RocksDB has ended it before.
  void end(StoredPages pages) {
    long stamp = lock.readLock();
    try {
      if (exports.remove(pages)) {
        pages.release();
      }
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /// RocksDB appends the batch to its log, syncs the log, and only then puts the batch where
  /// readers look, all at once: what can be read is durable. That holds while writes are neither
  /// pipelined nor unordered, and a batch whose append or sync fails never becomes readable.
  @Override
  public void write(List<Commit> commits) {
    try (WriteBatch batch = new WriteBatch()) {
      for (Commit commit : commits) {
        commit.addTo(batch);
      }
      RocksDB open = open();
      open.write(synced, batch);
      folder.synced(open.getLatestSequenceNumber());
    } catch (RocksDBException e) {
      StorageException trouble = RocksDbTrouble.using(directory, e);
      damage = RocksDbTrouble.isDamage(e) ? trouble : null;
      throw trouble;
    }
  }

  @Override
  public long latestSequence() {
    return read(RocksDB::getLatestSequenceNumber);
  }

  /// Closes and opens RocksDB: after a failed write it refuses all others, and its own way back is
  /// not to be had from Java. Nothing is closed before the disk has room again, and nothing at all
  /// when rows are damaged, so reads go on.
  @Override
  public void recover() {
    if (damage != null) {
      throw damage;
    }
    requireRoom();
    requirePause();
    long stamp = lock.writeLock();
    try {
      closeRocksDb();
      folder.check();
      openRocksDb();
      logger.info("the store can be written again");
    } catch (RocksDBException e) {
      throw RocksDbTrouble.using(directory, e);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /// Closing twice is harmless.
  @Override
  public void close() {
    long stamp = lock.writeLock();
    try {
      if (!closed) {
        closed = true;
        closeRocksDb();
        folder.close();
        synced.close();
        options.close();
        noRecovery.close();
        ownerOnly.close();
        filter.close();
        cache.close();
      }
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /// Reads while nobody closes RocksDB or opens it again.
  <T> T read(Read<T> read) {
    long stamp = lock.readLock();
    try {
      return read.from(open());
    } catch (RocksDBException e) {
      throw RocksDbTrouble.using(directory, e);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private RocksDB open() {
    if (closed) {
      throw closed();
    }
    if (rocksDb == null) {
      throw new StorageException.Retryable("the store could not be opened again yet");
    }
    return rocksDb;
  }

  private void closeRocksDb() {
    if (rocksDb != null) {
      exports.forEach(StoredPages::release); // RocksDB must outlive its iterators
      exports.clear();
      rocksDb.close();
      rocksDb = null;
      folder.closed();
    }
  }

  private void requireRoom() {
    try {
      if (Files.getFileStore(directory).getUsableSpace() < roomToReopen) {
        throw new StorageException.Retryable(
            "the store's disk is full: free at least "
                + (roomToReopen >> 20)
                + " MiB, the store then goes on by itself: "
                + directory);
      }
    } catch (IOException e) {
      throw new StorageException.Retryable(
          "the store's folder cannot be reached: see to the disk: " + directory, e);
    }
  }

  /// Keeps a disk that fails for good from being worn out by one attempt after the other.
  private void requirePause() {
    long now = System.nanoTime();
    if (now - lastReopen < REOPEN_PAUSE_NANOS) {
      throw new StorageException.Retryable(
          "the store was opened again a moment ago and failed again: see to the disk: "
              + directory);
    }
    lastReopen = now;
  }

  private void openRocksDb() throws RocksDBException {
    RocksDB opened = RocksDB.open(options, directory.toString());
    try {
      folder.opened(opened.getLatestSequenceNumber());
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    rocksDb = opened;
  }

  private static Options options(RocksDbConfig config, LRUCache cache, BloomFilter filter) {
    return new Options()
        .setCreateIfMissing(true)
        .setMergeOperatorName("max")
        .setWriteBufferSize(config.writeBufferBytes())
        // Most of what a message looks up is not there: the first of a conversation, no block. A
        // filter says so without a search through the write buffer.
        .setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER_RATIO)
        .setMemtableWholeKeyFiltering(true)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        // A torn last write is dropped; StoreCheck has made sure that it was the last.
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        // One manifest from one opening to the next: see Manifest. An edit takes some 100 bytes.
        .setMaxManifestFileSize(MAX_MANIFEST_BYTES)
        // There is one writer: what helps many at once would only cost.
        .setAllowConcurrentMemtableWrite(false)
        .setEnableWriteThreadAdaptiveYield(false)
        .setMaxBgErrorResumeCount(0) // see NoRecovery
        .setKeepLogFileNum(5)
        .setMaxLogFileSize(4 << 20)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(cache)
                // Indexes and filters of a large store are larger than the cache. In one block for
                // each file they would be read whole for every single row; so they come in pages.
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(METADATA_BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter));
  }
}
