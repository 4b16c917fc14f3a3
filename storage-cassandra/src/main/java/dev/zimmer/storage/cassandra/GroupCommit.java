package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Overlay;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions of this process on one partition that become durable together, by one lightweight
/// transaction. Their bodies run one after the other, each in the thread of its caller and under
/// the partition's lock; each sees what those before it wrote. See [CassandraEngine].
final class GroupCommit {
  private static final Logger logger = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MAX_BODIES = 128;
  private static final long MAX_BYTES = 512 * 1024;
  private static final int MAX_ROWS_REMEMBERED = 1000;
  private static final int MAX_KEYS_A_REQUEST = 1000;
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLIS = 50;

  /// What a group begins with.
  ///
  /// @param revision the partition's revision; what it stands for is with a majority of replicas
  /// @param rows rows that are known to be so at that revision; empty where there is none
  /// @param fresh whether the revision was read for this group, so that nothing older is seen
  record Base(Revision revision, Map<Bytes, Optional<byte[]>> rows, boolean fresh) {}

  /// What became of a group.
  enum Outcome {
    /// Everything in it is durable.
    COMMITTED,

    /// Another process was faster; nothing was written, and the bodies have to run again.
    DEFEATED
  }

  private final Ledger ledger;
  private final Table table;
  private final Bytes name;
  private final CommitSteps steps;
  private final Base base;
  private final NavigableMap<Bytes, Optional<byte[]>> changes = new TreeMap<>();
  private final Map<Bytes, Optional<byte[]>> readRows;
  private final WriteBatch alongside = new WriteBatch();
  private final List<Runnable> actions = new ArrayList<>();
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private int bodies;
  private long bytes;
  private int reads;
  private int requests;
  private boolean endsHere;

  GroupCommit(Ledger ledger, Table table, Bytes name, Base base, CommitSteps steps) {
    this.ledger = ledger;
    this.table = table;
    this.name = name;
    this.base = base;
    this.steps = steps;
    this.readRows = new HashMap<>(base.rows());
  }

  /// Reads where the partition stands, and first does what its last transaction left undone.
  static Base read(Ledger ledger, Table table, Bytes name) {
    Ledger.State state = ledger.readState(name);
    if (state.owes()) {
      PendingWrites pending =
          ledger
              .readPending(name)
              .orElseThrow(
                  () -> new IllegalStateException("a partition's pending writes are lost"));
      table.write(pending.writes());
      ledger.markApplied(name, pending.counter());
    }
    return new Base(state.revision(), Map.of(), true);
  }

  boolean isFull() {
    return endsHere || bodies >= MAX_BODIES || bytes >= MAX_BYTES;
  }

  /// Runs a body and takes up what it wrote.
  ///
  /// @return gives what the body gave, or throws what it threw, once the group is committed
  <T> Supplier<T> run(Function<Transaction, T> body) {
    bodies++;
    CassandraTransaction transaction = new CassandraTransaction(this);
    try {
      T result = body.apply(transaction);
      take(transaction);
      return () -> result;
    } catch (Throwable e) { // whatever it is, the group goes on
      return () -> {
        throw GroupCommit.<RuntimeException>same(e);
      };
    }
  }

  /// Lets an exception pass as it is, checked or not.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException same(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private void take(CassandraTransaction transaction) {
    changes.putAll(transaction.own());
    actions.addAll(transaction.actions());
    // The next group begins when this one's writes alongside are there.
    endsHere |= transaction.isAlongsideFirst();
    for (Optional<byte[]> value : transaction.own().values()) {
      bytes += value.map(written -> written.length).orElse(0);
    }
    for (WriteBatch.Write write : transaction.alongside().writes()) {
      byte[] value = write.value();
      Bytes partition = write.address().partition();
      Bytes key = write.address().key();
      if (value == null) {
        alongside.delete(partition, key, write.version());
      } else {
        alongside.put(partition, key, write.version(), value);
        bytes += value.length;
      }
    }
  }

  Optional<byte[]> get(Bytes key) {
    reads++;
    Optional<byte[]> written = changes.get(key);
    if (written != null) {
      return written;
    }
    return readRows.computeIfAbsent(
        key,
        absent -> {
          requests++;
          return ledger.get(name, absent);
        });
  }

  /// Reads rows that are not known yet, so that [#get] finds them: up to a thousand by one request.
  void fetch(List<Bytes> keys) {
    List<Bytes> unknown =
        keys.stream()
            .filter(key -> !changes.containsKey(key) && !readRows.containsKey(key))
            .distinct()
            .toList();
    for (List<Bytes> some : Requests.split(unknown, MAX_KEYS_A_REQUEST)) {
      requests++;
      List<Row> found = ledger.getAll(name, some);
      some.forEach(key -> readRows.put(key, Optional.empty()));
      found.forEach(row -> readRows.put(row.key(), Optional.of(row.value())));
    }
  }

  /// @param own what the body that asks has written in the range
  List<Row> scan(Bytes from, Bytes to, int limit, SortedMap<Bytes, Optional<byte[]>> own) {
    reads++;
    requests++;
    NavigableMap<Bytes, Optional<byte[]>> written = new TreeMap<>(changes.subMap(from, to));
    written.putAll(own);
    return Overlay.scan(written, limit, enough -> ledger.scan(name, from, to, enough));
  }

  /// Makes everything durable and runs the actions; called once, by the caller who opened the
  /// group, when no more bodies come.
  ///
  /// @return what the next group may begin with, or null if that has to be read
  @Nullable Base commit() {
    try {
      Base left = tryCommit();
      done.complete(left == null ? Outcome.DEFEATED : Outcome.COMMITTED);
      return left;
    } catch (Throwable e) { // whatever it is, no caller may wait for ever
      done.completeExceptionally(
          e instanceof StorageException
              ? e
              : new StorageException.Retryable("a commit met an error of its own", e));
      return null;
    }
  }

  /// Waits until the group is committed or not.
  ///
  /// @throws StorageException if that is not known
  Outcome await() {
    try {
      return CassandraTrouble.await(done);
    } catch (StorageException.Retryable e) {
      // Thrown anew, so that it tells where this caller was: many may share one failure.
      throw new StorageException.Retryable(String.valueOf(e.getMessage()), e);
    } catch (StorageException.Permanent e) {
      throw new StorageException.Permanent(String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable Base tryCommit() {
    Base left = changes.isEmpty() && alongside.isEmpty() ? validated() : written();
    if (left != null) {
      actions.forEach(GroupCommit::run);
    }
    return left;
  }

  /// Nothing was written. What was read is what a serial order would show if all of it came by one
  /// request, or if there was no transaction between the first and the last.
  private @Nullable Base validated() {
    boolean atOneMoment = base.fresh() ? requests <= 1 : reads == 0;
    if (atOneMoment || ledger.readState(name).revision().equals(base.revision())) {
      return new Base(base.revision(), Map.of(), false);
    }
    return null;
  }

  private @Nullable Base written() {
    boolean owes = !alongside.isEmpty();
    Revision next = base.revision().next(ThreadLocalRandom.current().nextLong(), owes);
    PendingWrites pending = owes ? new PendingWrites(next.counter(), alongside) : null;
    if (!compareAndSet(next, pending)) {
      return null;
    }
    steps.decided();
    if (owes) {
      writeAlongside();
      ledger.markApplied(name, next.counter());
    }
    return new Base(next, remembered(), false);
  }

  /// Decides whether the group takes place.
  ///
  /// An attempt without an answer may have taken place, or may yet, so nothing follows from it. But
  /// the same attempt may be made again: all have one condition, which is true once, and one id, by
  /// which a later answer tells that an earlier one has succeeded.
  ///
  /// @throws StorageException.Retryable if it is not known
  private boolean compareAndSet(Revision next, @Nullable PendingWrites pending) {
    for (int attempt = 1; ; attempt++) {
      try {
        Optional<Revision> found =
            ledger.compareAndSet(name, base.revision(), next, changes, pending);
        if (found.isEmpty() || found.get().includes(next)) {
          return true;
        }
        if (found.get().decides(next)) {
          return false;
        }
        throw new StorageException.Retryable(
            "so much happened meanwhile that it cannot be told whether this was written: look"
                + " before repeating");
      } catch (StorageException.Retryable e) {
        if (attempt == ATTEMPTS || e.getCause() == null || CassandraTrouble.isOutage(e)) {
          throw e;
        }
        steps.unanswered();
        Backoff.upTo(PAUSE_MILLIS * attempt);
      }
    }
  }

  /// The group has taken place. If these cannot be written now, the next transaction on the
  /// partition does it, but until then the callers must not believe it.
  private void writeAlongside() {
    for (int attempt = 1; ; attempt++) {
      try {
        table.write(alongside);
        return;
      } catch (StorageException.Retryable e) {
        if (attempt == ATTEMPTS || CassandraTrouble.isOutage(e)) {
          throw e;
        }
        Backoff.upTo(PAUSE_MILLIS * attempt);
      }
    }
  }

  private Map<Bytes, Optional<byte[]>> remembered() {
    Map<Bytes, Optional<byte[]>> rows = new HashMap<>(readRows);
    rows.putAll(changes);
    return rows.size() > MAX_ROWS_REMEMBERED ? Map.of() : rows;
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (Throwable e) { // the rows are durable: one caller's fault must not fail the others
      logger.error("an action that runs after a commit failed", e);
    }
  }
}
