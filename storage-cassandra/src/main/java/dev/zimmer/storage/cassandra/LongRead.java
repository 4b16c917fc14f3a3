package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ExecutionInfo;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// An answer without bounds, page after page. Each page is a request of its own, which is repeated
/// for a while if no answer comes.
final class LongRead {
  private static final int MAX_ROWS = 1000;

  /// Pages are asked for by rows; how many make so many bytes is what the last page tells.
  private static final long BYTES_A_PAGE = 2 << 20;

  private final Requests requests;
  private final Patience patience;
  private final BoundStatement statement;
  private int pageSize = MAX_ROWS;
  private @Nullable ByteBuffer place;
  private boolean over;

  LongRead(Requests requests, Patience patience, BoundStatement statement) {
    this.requests = requests;
    this.patience = patience;
    this.statement = statement;
  }

  boolean hasMore() {
    return !over;
  }

  /// The next rows; there may be none although more will come. If it fails, it may be called again.
  Iterable<Row> next() {
    BoundStatement request = statement.setPageSize(pageSize).setPagingState(place);
    AsyncResultSet page = patience.ask(() -> CassandraTrouble.await(requests.send(request)));
    ExecutionInfo info = page.getExecutionInfo();
    place = info.getPagingState();
    over = place == null;
    if (page.remaining() > 0) {
      long enough = page.remaining() * BYTES_A_PAGE / Math.max(1, info.getResponseSizeInBytes());
      pageSize = Math.clamp(enough, 1, MAX_ROWS);
    }
    return page.currentPage();
  }
}
