package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The embedded storage engine: all rows in one RocksDB database on this machine's disk.
public final class RocksDbEngine implements StorageEngine {

  /*
   * Durable before anything else
   *
   * A sync costs a hundred microseconds to many milliseconds and takes one row or ten thousand at
   * the same price. So callers queue what they want written and wait; one thread, the committer,
   * writes the whole queue with one sync, and while it does, the next queue grows. Under load the
   * groups get larger by themselves; alone, a caller waits for no one.
   *
   * RocksDB shows a batch to readers only after its sync, so every read outside a transaction sees
   * durable rows only, and needs no help from this class.
   *
   * Transactions
   *
   * Transactions on one partition run one after the other, under the partition's lock. If each held
   * the lock until its rows are durable, a busy partition would get one transaction a sync. So a
   * transaction lets go of the lock as soon as its rows are queued, and shows them to the next body
   * through the partition's pending rows. The committer keeps the order of the queue, hence rows
   * become durable, and actions run, in the order in which the bodies ran.
   *
   * That lets a body read what is not durable yet. Nothing of it may get out before it is:
   *
   *  - A body that wrote waits for its own commit. The queue is in order, so when that is durable,
   *    all it has read is too.
   *  - A body that wrote nothing, or threw, queues an empty commit and waits for that, if rows were
   *    pending when it began. If none were, it has read the database only and need not wait, unless
   *    the epoch (see below) has risen meanwhile.
   *
   * When a write fails
   *
   * Its group is lost, and so is everything computed from its rows: commits still queued, and
   * bodies still running. The committer's epoch stands for what can be relied on. A transaction
   * takes it under the lock before its first read; its commit and its pending rows carry it.
   *
   *  - After a failed write the committer raises the epoch, and from then on fails every commit of
   *    an older one. Whoever read lost rows took their epoch before that, so none of them gets through.
   *  - A body looks past pending rows of an epoch older than its own. Such a row was either durable
   *    before the epoch rose, and then the database has it, or its commit has failed or will.
   *
   * A failed write may come to light after all when the database is opened again: the log had taken
   * it and only the sync failed. So the epoch rises once more before that and once after it, and
   * bodies that ran until then fail too. A few fail that need not have; they can be repeated.
   *
   * Each caller takes their own pending rows away when their wait is over, whatever the outcome.
   * Until then they count as a user of the partition, whose entry in the map goes with its last user.
   */

  private static final long CHECK_NANOS = 1_000_000_000L;

  private final Database database;
  private final Committer committer;
  private final ConcurrentHashMap<Bytes, RocksDbPartition> partitions = new ConcurrentHashMap<>();

  RocksDbEngine(Database database, Committer committer) {
    this.database = database;
    this.committer = committer;
  }

  /// Opens the store in a folder, or makes a new one if the folder is missing or empty.
  ///
  /// @throws dev.zimmer.storage.StorageException.Permanent if the folder cannot be used, with what
  ///   to do about it: it is in use, cannot be made or written, holds something else, or is
  ///   damaged. Nothing in it has been changed then.
  public static RocksDbEngine open(RocksDbConfig config) {
    Database database = Database.open(config);
    return new RocksDbEngine(database, Committer.start(database, config.commitListener()));
  }

  /// Opens the store in a folder that must hold one.
  ///
  /// @throws dev.zimmer.storage.StorageException.Permanent if the folder holds none, or as with
  ///   [#open]
  public static RocksDbEngine openExisting(RocksDbConfig config) {
    StoreFolder.requireStore(config.directory());
    return open(config);
  }

  @Override
  public Optional<byte[]> get(Bytes partition, Bytes key) {
    return database.get(partition, key);
  }

  @Override
  public List<Optional<byte[]>> getAll(List<Address> addresses) {
    return database.getAll(addresses);
  }

  @Override
  public List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    return database.scan(partition, from, to, limit);
  }

  @Override
  public void write(WriteBatch batch, Runnable onDurable) {
    Commit commit = new Commit(Commit.RESTS_ON_NOTHING).merge(batch).then(onDurable);
    committer.submit(commit);
    commit.await();
  }

  @Override
  public void awaitActions() {
    committer.awaitActions(database.latestSequence());
  }

  @Override
  public <T> T transact(Bytes partition, Function<Transaction, T> body) {
    database.requireOpen();
    RocksDbPartition entered =
        partitions.compute(
            partition, (name, known) -> (known == null ? new RocksDbPartition() : known).enter());
    try {
      return transact(partition, entered, body);
    } finally {
      partitions.computeIfPresent(partition, (name, known) -> known.leave());
    }
  }

  private <T> T transact(Bytes name, RocksDbPartition partition, Function<Transaction, T> body) {
    Supplier<T> outcome;
    Commit commit;
    Runnable unpublish;
    partition.lock().lock();
    try {
      boolean readsAhead = partition.hasPending();
      long epoch = committer.epoch();
      RocksDbTransaction transaction = new RocksDbTransaction(name, partition, database, epoch);
      try {
        T result = body.apply(transaction);
        outcome = () -> result;
        commit = transaction.commit();
      } catch (RuntimeException | Error e) {
        outcome =
            () -> {
              throw e;
            };
        commit = transaction.abort();
      }
      if (commit.isEmpty() && !readsAhead && committer.epoch() == epoch) {
        return outcome.get();
      }
      committer.submit(commit);
      unpublish = transaction.publish();
    } finally {
      partition.lock().unlock();
    }
    try {
      commit.await();
    } finally {
      unpublish.run();
    }
    return outcome.get();
  }

  @Override
  public RowPages export(Optional<Bytes> after) {
    return database.export(after);
  }

  /// A transactional row is put only where there is none: nobody else writes meanwhile.
  @Override
  public void restore(List<WholeRow> rows) {
    Commit commit = new Commit(Commit.RESTS_ON_NOTHING);
    List<WholeRow> transactional = rows.stream().filter(WholeRow::isTransactional).toList();
    List<Optional<byte[]>> standing =
        database.getAll(transactional.stream().map(WholeRow::address).toList());
    for (int i = 0; i < transactional.size(); i++) {
      WholeRow row = transactional.get(i);
      if (standing.get(i).isEmpty()) {
        commit.put(StoredRow.key(row.address()), StoredRow.value(row));
      }
    }
    rows.stream()
        .filter(row -> !row.isTransactional())
        .forEach(row -> commit.merge(StoredRow.key(row.address()), StoredRow.value(row)));
    committer.submit(commit);
    commit.await();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void onRecovery(Runnable action) {
    committer.onRecovery(action);
  }

  /// Returns if the store can be read and written now. Cheap enough for every second: when a write
  /// has just succeeded it only reads, otherwise it also writes and syncs one small row.
  @Override
  public void check() {
    boolean justWritten = System.nanoTime() - committer.lastSuccess() < CHECK_NANOS;
    if (!justWritten || committer.hasFailed()) {
      byte[] now = ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
      Commit commit = new Commit(Commit.RESTS_ON_NOTHING).put(StoredRow.CHECK_KEY, now);
      committer.submit(commit);
      commit.await();
    }
    database.getStored(StoredRow.CHECK_KEY);
  }

  /// How many partitions have a transaction running; for tests.
  int busyPartitions() {
    return partitions.size();
  }

  /// How many callers' commits wait for the committer; for tests.
  int queuedCommits() {
    return committer.queued();
  }

  @Override
  public void close() {
    committer.close();
    database.close();
  }
}
