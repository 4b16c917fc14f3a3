package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.zimmer.storage.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads the rows of an answer page after page. Each row is its key, `value`, and `versioned` if
/// that was asked for.
final class Pages {
  private final int limit;
  private final List<dev.zimmer.storage.Row> rows = new ArrayList<>();

  private Pages(int limit) {
    this.limit = limit;
  }

  /// The rows that have a value, as many as `limit`; pages that are not needed are not fetched.
  static CompletableFuture<List<dev.zimmer.storage.Row>> read(AsyncResultSet first, int limit) {
    return new Pages(limit).collect(first);
  }

  static byte[] array(ByteBuffer buffer) {
    byte[] array = new byte[buffer.remaining()];
    buffer.duplicate().get(array);
    return array;
  }

  private CompletableFuture<List<dev.zimmer.storage.Row>> collect(AsyncResultSet page) {
    for (Row row : page.currentPage()) {
      ByteBuffer key = row.getByteBuffer(0);
      ByteBuffer value = value(row);
      if (key != null && value != null && rows.size() < limit) {
        rows.add(new dev.zimmer.storage.Row(Bytes.wrap(array(key)), array(value)));
      }
    }
    if (rows.size() == limit || !page.hasMorePages()) {
      return CompletableFuture.completedFuture(rows);
    }
    return page.fetchNextPage().toCompletableFuture().thenCompose(this::collect);
  }

  private static @Nullable ByteBuffer value(Row row) {
    ByteBuffer transactional = row.getByteBuffer(1);
    return transactional == null && row.size() > 2 ? row.getByteBuffer(2) : transactional;
  }
}
