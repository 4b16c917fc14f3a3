package dev.zimmer.storage.cassandra;

import static dev.zimmer.storage.cassandra.Requests.buffer;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageException;
import java.util.List;
import java.util.Optional;

/// Begins passes over the whole table.
final class Passes {
  private final Requests requests;
  private final Ledger ledger;
  private final Table table;
  private final Gate gate;
  private final Patience patience;
  private final PreparedStatement partitions;
  private final PreparedStatement all;
  private final PreparedStatement sameHash;
  private final PreparedStatement largerHash;

  Passes(
      Requests requests,
      String keyspace,
      Ledger ledger,
      Table table,
      Gate gate,
      Patience patience) {
    this.requests = requests;
    this.ledger = ledger;
    this.table = table;
    this.gate = gate;
    this.patience = patience;
    String rows = " FROM " + keyspace + ".rows";
    String select = "SELECT partition, key, value, versioned, writetime(versioned)" + rows;
    partitions = requests.preparePass("SELECT DISTINCT partition, revision, applied" + rows);
    all = requests.preparePass(select);
    sameHash = requests.preparePass(select + " WHERE token(partition) = token(?)");
    largerHash = requests.preparePass(select + " WHERE token(partition) > token(?)");
  }

  /// A pass that stands before its first row.
  ///
  /// @throws StorageException.Permanent if the token is none
  TablePages begin(Optional<Bytes> after) {
    if (after.isPresent()) {
      Address last = TablePages.lastRow(after.get());
      return gate.whileOpen(() -> behind(last));
    }
    payDebts();
    return new TablePages(gate, List.of(read(all.bind())), null);
  }

  /// Goes on in the partition of a row, which is read once more from its beginning because another
  /// may have its hash, and then with those of larger hashes.
  private TablePages behind(Address last) {
    LongRead same = read(sameHash.bind(buffer(last.partition())));
    LongRead larger = read(largerHash.bind(buffer(last.partition())));
    return new TablePages(gate, List.of(same, larger), last);
  }

  /// Does what transactions left undone. What a transaction owes is in its own partition, where a
  /// pass does not show it, and belongs to others, which a pass may have left behind.
  private void payDebts() {
    LongRead known = read(partitions.bind());
    while (known.hasMore()) {
      gate.whileOpen(() -> {
        known.next().forEach(this::payDebt);
        return true;
      });
    }
  }

  private void payDebt(Row row) {
    if (Ledger.state(row).owes()) {
      Bytes name = Bytes.wrap(Pages.array(row.getByteBuffer(0)));
      patience.ask(() -> GroupCommit.read(ledger, table, name));
    }
  }

  private LongRead read(BoundStatement statement) {
    return new LongRead(requests, patience, statement);
  }
}
