package dev.zimmer.storage.cassandra;

import static dev.zimmer.storage.cassandra.Requests.buffer;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The transactional half of the table of rows: a partition's revision, the rows that go with it,
/// and what its last transaction owes.
final class Ledger {
  private static final int MAX_PAGE = 1000;

  /// Pages are read past versioned rows, which do not count, so they are not as small as a limit.
  private static final int MIN_PAGE = 100;

  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLIS = 50;

  private final Requests requests;
  private final PreparedStatement readRevision;
  private final PreparedStatement readPending;
  private final PreparedStatement get;
  private final PreparedStatement getMany;
  private final PreparedStatement scan;
  private final PreparedStatement compareAndSet;
  private final PreparedStatement compareAndSetWithPending;
  private final PreparedStatement put;
  private final PreparedStatement delete;
  private final PreparedStatement markApplied;

  /// Where a partition stands in its transactions.
  ///
  /// @param applied the counter of the last transaction whose writes alongside are known to be done
  record State(Revision revision, long applied) {
    boolean owes() {
      return applied < revision.owed();
    }
  }

  Ledger(Requests requests, String keyspace, Consistency consistency) {
    this.requests = requests;
    String rows = keyspace + ".rows";
    String partition = " WHERE partition = ?";
    String row = " WHERE partition = ? AND key = ?";
    readRevision =
        requests.prepareSerialRead(
            "SELECT DISTINCT partition, revision, applied FROM " + rows + partition, consistency);
    readPending =
        requests.prepareRead("SELECT DISTINCT partition, pending FROM " + rows + partition);
    get = requests.prepareRead("SELECT key, value FROM " + rows + row);
    getMany =
        requests.prepareRead(
            "SELECT key, value FROM " + rows + " WHERE partition = ? AND key IN ?");
    scan =
        requests.prepareRead(
            "SELECT key, value FROM " + rows + " WHERE partition = ? AND key >= ? AND key < ?");
    String condition = partition + " IF revision = ?";
    compareAndSet = requests.prepareTransaction("UPDATE " + rows + " SET revision = ?" + condition);
    compareAndSetWithPending =
        requests.prepareTransaction(
            "UPDATE " + rows + " SET revision = ?, pending = ?" + condition);
    put = requests.prepareTransaction("UPDATE " + rows + " SET value = ?" + row);
    delete = requests.prepareTransaction("DELETE value FROM " + rows + row);
    markApplied =
        requests.prepareWrite("UPDATE " + rows + " USING TIMESTAMP ? SET applied = ?" + partition);
  }

  /// Fails unless transactions are possible and allowed. Nothing is written: the condition cannot
  /// hold.
  void check() {
    Revision never = new Revision(Long.MAX_VALUE, 0, new long[] {0});
    compareAndSet(Table.CHECKED, never, never, new TreeMap<>(), null);
  }

  /// The present state, after whatever transaction was under way. Everything that the revision's
  /// transactions wrote is with a majority when this returns.
  ///
  /// Under contention a serial read may come to nothing; that alone is no reason to give up.
  State readState(Bytes partition) {
    for (int attempt = 1; ; attempt++) {
      try {
        var row = CassandraTrouble.await(requests.send(readRevision.bind(buffer(partition)))).one();
        return row == null ? new State(Revision.NONE, 0) : state(row);
      } catch (StorageException.Retryable e) {
        if (attempt == ATTEMPTS || CassandraTrouble.isOutage(e)) {
          throw e;
        }
        Backoff.upTo(PAUSE_MILLIS * attempt);
      }
    }
  }

  /// A state as it was read: the partition's name, `revision` and `applied`.
  static State state(com.datastax.oss.driver.api.core.cql.Row row) {
    return new State(Revision.decode(row.getByteBuffer(1)), row.getLong(2));
  }

  /// The writes that the newest transaction with any owes.
  Optional<PendingWrites> readPending(Bytes partition) {
    var row = CassandraTrouble.await(requests.send(readPending.bind(buffer(partition)))).one();
    ByteBuffer pending = row == null ? null : row.getByteBuffer(1);
    return Optional.ofNullable(pending).map(stored -> PendingWrites.decode(Pages.array(stored)));
  }

  /// The value of a transactional row.
  Optional<byte[]> get(Bytes partition, Bytes key) {
    return CassandraTrouble.await(requests.read(get.bind(buffer(partition), buffer(key)), 1))
        .stream()
        .findFirst()
        .map(Row::value);
  }

  /// The transactional rows with these keys, by one request.
  List<Row> getAll(Bytes partition, List<Bytes> keys) {
    List<ByteBuffer> names = keys.stream().map(Requests::buffer).toList();
    return CassandraTrouble.await(
        requests.read(getMany.bind(buffer(partition), names), Integer.MAX_VALUE));
  }

  /// Transactional rows in key order.
  List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    return CassandraTrouble.await(
        requests.read(
            scan.bind(buffer(partition), buffer(from), buffer(to))
                .setPageSize(Math.clamp(limit, MIN_PAGE, MAX_PAGE)),
            limit));
  }

  /// Writes transactional rows and the next revision if the partition still is at the last.
  ///
  /// @param changes new values; empty to delete
  /// @param pending null to leave it as it is
  /// @return empty if they were written, else the revision that was found
  Optional<Revision> compareAndSet(
      Bytes partition,
      Revision last,
      Revision next,
      NavigableMap<Bytes, Optional<byte[]>> changes,
      @Nullable PendingWrites pending) {
    ByteBuffer name = buffer(partition);
    BatchStatementBuilder batch = BatchStatement.builder(BatchType.UNLOGGED);
    batch.addStatement(
        pending == null
            ? compareAndSet.bind(next.encode(), name, last.encode())
            : compareAndSetWithPending.bind(next.encode(), pending.encode(), name, last.encode()));
    changes.forEach((key, value) ->
        batch.addStatement(
            value.isPresent()
                ? put.bind(ByteBuffer.wrap(value.get()), name, buffer(key))
                : delete.bind(name, buffer(key))));
    BatchStatement statement =
        batch.setIdempotence(false).setExecutionProfileName(Connector.TRANSACTION).build();
    AsyncResultSet answer = CassandraTrouble.await(requests.send(statement));
    if (answer.wasApplied()) {
      return Optional.empty();
    }
    var row = answer.one();
    boolean known = row != null && row.getColumnDefinitions().contains("revision");
    return Optional.of(
        known && row != null ? Revision.decode(row.getByteBuffer("revision")) : Revision.NONE);
  }

  /// Notes, without waiting, that a transaction's writes alongside are done. If the note gets lost,
  /// they are only done once more.
  @SuppressWarnings("FutureReturnValueIgnored")
  void markApplied(Bytes partition, long counter) {
    requests.send(markApplied.bind(counter, counter, buffer(partition)));
  }
}
