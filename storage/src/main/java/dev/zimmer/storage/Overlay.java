package dev.zimmer.storage;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// What a transaction sees of its partition: rows that were written and are not stored yet, over
/// the stored ones. For engines.
public final class Overlay {
  private Overlay() {}

  /// The rows of a range in key order.
  ///
  /// @param written the range's rows that are not stored yet; empty where one was deleted
  /// @param limit at most so many rows; at least 1
  /// @param stored reads the range's first stored rows, at most as many as it is asked for
  public static List<Row> scan(
      NavigableMap<Bytes, Optional<byte[]>> written, int limit, IntFunction<List<Row>> stored) {
    // Each written row hides at most one that is stored, so this many are enough.
    int enough = (int) Math.min(Integer.MAX_VALUE, (long) limit + written.size());
    NavigableMap<Bytes, Optional<byte[]>> merged = new TreeMap<>();
    for (Row row : stored.apply(enough)) {
      merged.put(row.key(), Optional.of(row.value()));
    }
    merged.putAll(written);
    return merged.entrySet().stream()
        .filter(row -> row.getValue().isPresent())
        .limit(limit)
        .map(row -> new Row(row.getKey(), row.getValue().get()))
        .toList();
  }
}
