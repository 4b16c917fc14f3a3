package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A pass over every row of the table in Cassandra's order: partitions by the hash of their name,
/// which Cassandra calls token, those with the same hash by name, and rows by key.
///
/// The token of a page is: format (one byte), length of the partition's name (four bytes), the
/// partition's name, and the key of the page's last row.
final class TablePages implements RowPages {
  private static final byte FORMAT = 1;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int MAX_BYTES = 1 << 20;

  private final Gate gate;
  private final Queue<LongRead> reads;
  private final Queue<WholeRow> rows = new ArrayDeque<>();
  private @Nullable Address last;

  /// A pass through one read after the other.
  ///
  /// @param last the first read begins before this row or at it, and what comes up to here has been
  ///   handed out; null if nothing has
  TablePages(Gate gate, List<LongRead> reads, @Nullable Address last) {
    this.gate = gate;
    this.reads = new ArrayDeque<>(reads);
    this.last = last;
  }

  /// The last row of the page with this token.
  ///
  /// @throws StorageException.Permanent if it is not the token of a page
  static Address lastRow(Bytes token) {
    ByteBuffer bytes = ByteBuffer.wrap(token.array());
    if (bytes.remaining() >= HEAD && bytes.get() == FORMAT) {
      int length = bytes.getInt();
      if (length > 0 && length <= bytes.remaining()) {
        Bytes partition = Bytes.wrap(Pages.array(bytes.slice(HEAD, length)));
        return new Address(partition, Bytes.wrap(Pages.array(bytes.position(HEAD + length))));
      }
    }
    throw new StorageException.Permanent(
        "the place to go on from is not one of this engine: begin a new export");
  }

  @Override
  public Optional<RowPage> next() {
    return gate.whileOpen(() -> {
      while (rows.isEmpty() && !reads.isEmpty()) {
        LongRead read = reads.element();
        read.next().forEach(this::take);
        if (!read.hasMore()) {
          reads.remove();
          last = null;
        }
      }
      return rows.isEmpty() ? Optional.empty() : Optional.of(page());
    });
  }

  /// Nothing to let go of: between its pages Cassandra keeps nothing of a pass.
  @Override
  public void close() {
    // see above
  }

  /// Keeps a row, unless it was handed out before, is deleted, or is not one: a partition of whose
  /// rows none is left has its static columns alone.
  private void take(Row row) {
    ByteBuffer key = row.getByteBuffer(1);
    if (key == null) {
      return;
    }
    Address address = new Address(name(row.getByteBuffer(0)), name(key));
    if (last != null && !isBehind(address, last)) {
      return;
    }
    ByteBuffer value = row.getByteBuffer(2);
    ByteBuffer versioned = row.getByteBuffer(3);
    if (value != null) {
      rows.add(WholeRow.transactional(address, Pages.array(value)));
    } else if (versioned != null) {
      rows.add(WholeRow.versioned(address, row.getLong(4), Pages.array(versioned)));
    }
  }

  /// Of two rows whose partitions have the same hash, whether one comes behind the other.
  private static boolean isBehind(Address row, Address other) {
    int order = row.partition().compareTo(other.partition());
    return order > 0 || (order == 0 && row.key().compareTo(other.key()) > 0);
  }

  private RowPage page() {
    List<WholeRow> some = new ArrayList<>();
    int bytes = 0;
    while (!rows.isEmpty() && bytes < MAX_BYTES) {
      WholeRow row = rows.remove();
      some.add(row);
      bytes += row.value().length;
    }
    return new RowPage(some, token(some.getLast().address()));
  }

  private static Bytes token(Address lastRow) {
    byte[] partition = lastRow.partition().array();
    byte[] key = lastRow.key().array();
    return Bytes.wrap(
        ByteBuffer.allocate(HEAD + partition.length + key.length)
            .put(FORMAT)
            .putInt(partition.length)
            .put(partition)
            .put(key)
            .array());
  }

  private static Bytes name(ByteBuffer stored) {
    return Bytes.wrap(Pages.array(stored));
  }
}
