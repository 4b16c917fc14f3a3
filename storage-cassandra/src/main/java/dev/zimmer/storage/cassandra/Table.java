package dev.zimmer.storage.cassandra;

import static dev.zimmer.storage.cassandra.Requests.buffer;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.WholeRow;
import dev.zimmer.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of rows, read and written without transactions. `schema.cql` says what its columns
/// mean.
final class Table {
  /// The partition of a row that is never written; no partition of the domain begins so.
  static final Bytes CHECKED = Bytes.wrap(new byte[] {0});

  /// So that all registers of a list of 1,000 come at once: pages come one after the other.
  private static final int MAX_PAGE = 5000;

  private static final int KEYS_A_REQUEST = 100;

  /// Fewer than other writes have under way: whoever restores has no hurry, and much.
  private static final int RESTORED_AT_ONCE = 128;

  private final Requests requests;
  private final PreparedStatement get;
  private final PreparedStatement getMany;
  private final PreparedStatement scan;
  private final PreparedStatement check;
  private final PreparedStatement put;
  private final PreparedStatement delete;
  private final PreparedStatement restore;

  Table(Requests requests, String keyspace) {
    this.requests = requests;
    String rows = keyspace + ".rows";
    String row = " WHERE partition = ? AND key = ?";
    String select = "SELECT key, value, versioned FROM " + rows;
    get = requests.prepareRead(select + row);
    getMany = requests.prepareRead(select + " WHERE partition = ? AND key IN ?");
    scan = requests.prepareRead(select + " WHERE partition = ? AND key >= ? AND key < ?");
    check = requests.prepareCheck("SELECT key FROM " + rows + row);
    put = requests.prepareWrite("UPDATE " + rows + " USING TIMESTAMP ? SET versioned = ?" + row);
    delete = requests.prepareWrite("DELETE versioned FROM " + rows + " USING TIMESTAMP ?" + row);
    // Older than whatever a transaction writes or deletes: its timestamp is the time of day.
    restore = requests.prepareWrite("UPDATE " + rows + " USING TIMESTAMP 0 SET value = ?" + row);
  }

  Optional<byte[]> get(Bytes partition, Bytes key) {
    return CassandraTrouble.await(requests.read(get.bind(buffer(partition), buffer(key)), 1))
        .stream()
        .findFirst()
        .map(Row::value);
  }

  List<Optional<byte[]>> getAll(List<Address> addresses) {
    Map<Bytes, List<Bytes>> keys = new LinkedHashMap<>();
    for (Address address : addresses) {
      keys.computeIfAbsent(address.partition(), partition -> new ArrayList<>()).add(address.key());
    }
    Map<Address, byte[]> found = new HashMap<>();
    List<BoundStatement> reads = new ArrayList<>();
    List<Bytes> partitions = new ArrayList<>();
    keys.forEach((partition, wanted) -> {
      for (List<Bytes> some : Requests.split(wanted.stream().distinct().toList(), KEYS_A_REQUEST)) {
        reads.add(getting(partition, some));
        partitions.add(partition);
      }
    });
    List<List<Row>> answers =
        Requests.inParallel(reads, read -> requests.read(read, Integer.MAX_VALUE));
    for (int i = 0; i < answers.size(); i++) {
      for (Row row : answers.get(i)) {
        found.put(new Address(partitions.get(i), row.key()), row.value());
      }
    }
    return addresses.stream().map(address -> Optional.ofNullable(found.get(address))).toList();
  }

  List<Row> scan(Bytes partition, Bytes from, Bytes to, int limit) {
    return CassandraTrouble.await(
        requests.read(
            scan.bind(buffer(partition), buffer(from), buffer(to))
                .setPageSize(Math.min(limit, MAX_PAGE)),
            limit));
  }

  /// Writes versioned rows; all of them are durable when it returns.
  void write(WriteBatch batch) {
    Batches batches = new Batches();
    for (WriteBatch.Write write : batch.writes()) {
      byte[] value = write.value();
      batches.add(write.address().partition(), writing(write), value == null ? 0 : value.length);
    }
    Requests.inParallel(batches.requests(), requests::send);
  }

  /// Writes rows of both kinds, and nothing newer gives way to them; all of them are durable when
  /// it returns.
  void restore(List<WholeRow> rows, Patience patience) {
    Batches batches = new Batches();
    for (WholeRow row : rows) {
      batches.add(row.address().partition(), restoring(row), row.value().length);
    }
    for (List<Statement<?>> some : Requests.split(batches.requests(), RESTORED_AT_ONCE)) {
      patience.ask(() -> Requests.inParallel(some, requests::send));
    }
  }

  /// Fails unless a majority can be read.
  void check() {
    CassandraTrouble.await(requests.sendOnce(check.bind(buffer(CHECKED), buffer(CHECKED))));
  }

  /// The same in the time that calls have, and asking a second node if the first is slow.
  void probe() {
    CassandraTrouble.await(
        requests.sendOnce(
            check.bind(buffer(CHECKED), buffer(CHECKED)).setExecutionProfileName(Connector.READ)));
  }

  private BoundStatement writing(WriteBatch.Write write) {
    ByteBuffer partition = buffer(write.address().partition());
    ByteBuffer key = buffer(write.address().key());
    byte[] value = write.value();
    return value == null
        ? delete.bind(write.version(), partition, key)
        : put.bind(write.version(), ByteBuffer.wrap(value), partition, key);
  }

  private BoundStatement restoring(WholeRow row) {
    ByteBuffer partition = buffer(row.address().partition());
    ByteBuffer key = buffer(row.address().key());
    ByteBuffer value = ByteBuffer.wrap(row.value());
    return row.isTransactional()
        ? restore.bind(value, partition, key)
        : put.bind(row.version().getAsLong(), value, partition, key);
  }

  private BoundStatement getting(Bytes partition, List<Bytes> keys) {
    return keys.size() == 1
        ? get.bind(buffer(partition), buffer(keys.getFirst()))
        : getMany.bind(buffer(partition), keys.stream().map(Requests::buffer).toList());
  }
}
