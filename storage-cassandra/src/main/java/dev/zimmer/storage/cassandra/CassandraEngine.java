package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import dev.zimmer.storage.cassandra.OperationListener.Operation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cluster's storage engine: all rows in one table of a Cassandra cluster, which any number of
/// processes share.
public final class CassandraEngine implements StorageEngine {

  /*
   * Transactions
   *
   * A partition has a revision. A transaction reads it, runs its body, and then writes everything
   * under the condition that the revision is still the same, with the next one. Cassandra decides
   * that by Paxos among the replicas, in some milliseconds. `package-info` has the whole argument;
   * here is how it goes within one process.
   *
   * If every thread did this for itself, a busy partition's threads would defeat each other, and one
   * a round would win. So they form groups:
   *
   *  - Bodies take turns under the partition's lock. The first opens a group: it reads the revision.
   *    Each body sees what the bodies before it in the group wrote.
   *  - The first then takes the lock once more. It is fair, so everybody who came until then has had
   *    their turn and is in the group. It closes the group and commits it; the others wait.
   *  - Who comes while a group is being committed waits for the next one. While a commit takes long,
   *    the next group grows.
   *
   * A body runs in its caller's own thread, because it may rely on what belongs to that thread.
   *
   * If another process was faster, nothing of the group was written and all bodies run again, after
   * a pause of random length that grows with each defeat. After enough time they give up.
   *
   * After a commit the next group need not read the revision, nor the rows that the last one read or
   * wrote: the process knows them, and if another process has been there since, the condition fails.
   * A group that writes nothing has no condition, so it looks at the revision again before it
   * believes what it knows.
   *
   * Trouble
   *
   * Those who wait for their turn behind one that could not even read the revision fail with it:
   * otherwise each would wait for a timeout of its own, one after the other.
   *
   * While Cassandra is silent altogether nobody should wait: a failure detector notices and lets
   * calls fail at once until it answers again. Passes over the whole store and restores do not ask
   * it. They take minutes, and have a patience of their own.
   */

  private static final Logger logger = LoggerFactory.getLogger(CassandraEngine.class);
  private static final int TIMEOUTS_PATIENCE = 5;
  private static final long PAUSE_MILLIS = 4;
  private static final int MAX_PAUSES = 64;

  private final CqlSession session;
  private final Table table;
  private final Ledger ledger;
  private final Passes passes;
  private final CommitSteps steps;
  private final Patience patience;
  private final Gate gate = new Gate();
  private final FailureDetector detector;
  private final Operations operations;
  private final ConcurrentHashMap<Bytes, CassandraPartition> partitions = new ConcurrentHashMap<>();

  private CassandraEngine(
      CqlSession session, CassandraConfig config, CommitSteps steps, OperationListener listener) {
    this.session = session;
    this.patience = new Patience(TIMEOUTS_PATIENCE * config.requestTimeout().toNanos());
    Requests requests = new Requests(session, config.requestTimeout(), patience);
    this.table = new Table(requests, config.keyspace());
    this.ledger = new Ledger(requests, config.keyspace(), config.consistency());
    this.steps = steps;
    this.passes = new Passes(requests, config.keyspace(), ledger, table, gate, patience);
    this.detector = new FailureDetector(table::probe, requests::answers);
    this.operations = new Operations(gate, detector, listener);
  }

  /// Connects to a cluster, makes the keyspace's table if there is none, and returns when rows can
  /// be read and written.
  ///
  /// @throws StorageException with what to do about it: no node can be reached, the log-in is
  ///   refused, the data centre, the keyspace or a right is missing, the nodes are too old, or the
  ///   table is another program's
  public static CassandraEngine open(CassandraConfig config) {
    return open(config, OperationListener.NONE);
  }

  /// The same, and somebody is told of every operation.
  public static CassandraEngine open(CassandraConfig config, OperationListener listener) {
    return open(config, CommitSteps.NONE, listener, Schema::prepare);
  }

  /// Connects to a cluster that has a store already.
  ///
  /// @throws StorageException with what to do about it: as [#open], or there is no store
  public static CassandraEngine openExisting(CassandraConfig config) {
    return open(config, CommitSteps.NONE, OperationListener.NONE, Schema::requireExisting);
  }

  static CassandraEngine open(CassandraConfig config, CommitSteps steps) {
    return open(config, steps, OperationListener.NONE, Schema::prepare);
  }

  private static CassandraEngine open(
      CassandraConfig config,
      CommitSteps steps,
      OperationListener listener,
      BiConsumer<CqlSession, CassandraConfig> schema) {
    CqlSession session = Connector.open(config);
    try {
      schema.accept(session, config);
      CassandraEngine engine = new CassandraEngine(session, config, steps, listener);
      // A cluster that has just been started takes its time with the first of these.
      engine.patience.ask(engine::checkAll);
      engine.detector.begin();
      return engine;
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private boolean checkAll() {
    table.check();
    ledger.check();
    return true;
  }

  @Override
  public Optional<byte[]> get(Bytes partition, Bytes key) {
    return operations.run(Operation.GET, () -> table.get(partition, key));
  }

  /// The values of many rows, read in one round of parallel requests: one for each partition, or
  /// for each hundred rows of it.
  @Override
  public List<Optional<byte[]>> getAll(List<Address> addresses) {
    return operations.run(Operation.GET_ALL, () -> table.getAll(addresses));
  }

  /// The rows of one partition in key order. Rows that are written meanwhile may be seen or not,
  /// each for itself: the rows do not come from one moment.
  @Override
  public List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: >= 1)");
    }
    return operations.run(
        Operation.SCAN,
        () -> from.compareTo(to) >= 0 ? List.of() : table.scan(partition, from, to, limit));
  }

  /// Writes versioned rows; durable when it returns. If it fails, some rows may have been written;
  /// a reader may see some rows before the others.
  @Override
  public void write(WriteBatch batch, Runnable onDurable) {
    operations.run(
        Operation.WRITE,
        () -> {
          table.write(batch);
          try {
            onDurable.run();
          } catch (RuntimeException e) { // the rows are durable
            logger.error("an action that runs after a write failed", e);
          }
          return true;
        });
  }

  @Override
  public <T> T transact(Bytes partition, Function<Transaction, T> body) {
    return operations.run(
        Operation.TRANSACT,
        () -> {
          CassandraPartition entered =
              partitions.compute(
                  partition,
                  (name, known) -> (known == null ? new CassandraPartition() : known).enter());
          try {
            return transact(partition, entered, body);
          } finally {
            partitions.computeIfPresent(partition, (name, known) -> known.leave());
          }
        });
  }

  private <T> T transact(Bytes name, CassandraPartition partition, Function<Transaction, T> body) {
    long deadline = System.nanoTime() + patience.nanos();
    while (true) {
      GroupCommit group;
      Supplier<T> outcome;
      boolean first;
      partition.takeTurn(partition.outages(), deadline);
      try {
        GroupCommit open = partition.open();
        first = open == null;
        group = open == null ? begin(name, partition) : open;
        outcome = group.run(body);
      } finally {
        partition.endTurn();
      }
      if (first) {
        commit(partition, group);
      }
      if (group.await() == GroupCommit.Outcome.COMMITTED) {
        return outcome.get();
      }
      if (System.nanoTime() > deadline) {
        throw new StorageException.Retryable(
            "other processes were faster every time: too many transactions are on the same data,"
                + " repeat");
      }
    }
  }

  private GroupCommit begin(Bytes name, CassandraPartition partition) {
    GroupCommit.Base known = partition.known();
    try {
      if (known == null) {
        Backoff.upTo(PAUSE_MILLIS * Math.min(partition.defeats(), MAX_PAUSES));
        known = GroupCommit.read(ledger, table, name);
      }
    } catch (StorageException e) {
      partition.noteOutage(e);
      throw e;
    }
    GroupCommit group = new GroupCommit(ledger, table, name, known, steps);
    partition.open(group);
    return group;
  }

  private static void commit(CassandraPartition partition, GroupCommit group) {
    partition.beginCommit();
    GroupCommit.Base left = null;
    try {
      left = group.commit();
    } finally {
      partition.endCommit(left, left == null);
    }
  }

  /// A pass in the order of the partitions' hashes. Each row comes as it was when its page was
  /// read, so rows that are written meanwhile come or not, each for itself. What transactions left
  /// undone is done before a pass begins.
  @Override
  public RowPages export(Optional<Bytes> after) {
    return passes.begin(after);
  }

  @Override
  public void restore(List<WholeRow> rows) {
    gate.whileOpen(() -> {
      table.restore(rows, patience);
      return true;
    });
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /// Nothing to do: what is shared is not kept in memory, so nothing has to be read again. The
  /// action never runs.
  @Override
  public void onRecovery(Runnable action) {
    // see above
  }

  /// Returns if a majority of replicas answers; fails within a second if it does not.
  @Override
  public void awaitActions() {}

  @Override
  public void check() {
    gate.whileOpen(() -> {
      detector.requireAnswers();
      table.check();
      return true;
    });
  }

  /// Whether Cassandra answers, as far as is known; while it does not, operations fail at once.
  public boolean isReachable() {
    return detector.isAnswered();
  }

  /// How many partitions have a transaction running; for tests.
  int busyPartitions() {
    return partitions.size();
  }

  @Override
  public void close() {
    gate.close();
    detector.close();
    session.close();
  }
}
