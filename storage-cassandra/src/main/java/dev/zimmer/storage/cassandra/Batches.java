package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.zimmer.storage.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts statements that write rows together into requests: one for each partition, or for each
/// hundred rows of it, of a bounded size.
final class Batches {
  private static final int ROWS_A_BATCH = 100;
  private static final int BYTES_A_BATCH = 256 * 1024;

  private final Map<Bytes, List<BatchableStatement<?>>> open = new LinkedHashMap<>();
  private final Map<Bytes, Long> openBytes = new LinkedHashMap<>();
  private final List<Statement<?>> requests = new ArrayList<>();

  /// Adds a statement.
  ///
  /// @param partition the only one that it writes
  /// @param bytes the length of the value that it writes
  void add(Bytes partition, BatchableStatement<?> statement, int bytes) {
    List<BatchableStatement<?>> some = open.computeIfAbsent(partition, p -> new ArrayList<>());
    long held = openBytes.getOrDefault(partition, 0L);
    if (some.size() == ROWS_A_BATCH || (!some.isEmpty() && held + bytes > BYTES_A_BATCH)) {
      requests.add(together(some));
      some = new ArrayList<>();
      open.put(partition, some);
      held = 0;
    }
    some.add(statement);
    openBytes.put(partition, held + bytes);
  }

  /// The requests for all that was added; called once.
  List<Statement<?>> requests() {
    open.values().forEach(some -> requests.add(together(some)));
    return requests;
  }

  /// Statements on one partition as one request; Cassandra makes one write of it.
  private static Statement<?> together(List<BatchableStatement<?>> statements) {
    if (statements.size() == 1) {
      return statements.getFirst();
    }
    return BatchStatement.builder(BatchType.UNLOGGED)
        .addStatements(statements)
        .setIdempotence(true)
        .setExecutionProfileName(Connector.WRITE)
        .build();
  }
}
