package dev.zimmer.storage.kit;

import static dev.zimmer.storage.kit.EngineContract.name;
import static dev.zimmer.storage.kit.EngineContract.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.WholeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a whole store through `export`, and fills it through `restore`.
final class WholeStore {
  /// More than fits on a page of any engine.
  static final int MANY_ROWS = 10_000;

  private WholeStore() {}

  /// Gives each partition so many rows that they do not fit on one page.
  static void fill(StorageEngine engine, Bytes... partitions) {
    for (Bytes partition : partitions) {
      List<WholeRow> rows = new ArrayList<>();
      for (int row = 0; row < MANY_ROWS; row++) {
        rows.add(versioned(partition, key(row), 1, "value"));
      }
      engine.restore(rows);
    }
  }

  static List<RowPage> pages(StorageEngine engine) {
    try (RowPages pages = engine.export(Optional.empty())) {
      return rest(pages);
    }
  }

  static List<WholeRow> all(StorageEngine engine) {
    return all(engine, Optional.empty());
  }

  static List<WholeRow> all(StorageEngine engine, Optional<Bytes> after) {
    try (RowPages pages = engine.export(after)) {
      List<WholeRow> rows = new ArrayList<>();
      rest(pages).forEach(page -> rows.addAll(page.rows()));
      return rows;
    }
  }

  /// The rows of one partition as `key=value`, followed by `@version` if they are versioned.
  static List<String> texts(StorageEngine engine, Bytes partition) {
    return rows(all(engine), partition).stream()
        .map(row ->
            EngineContract.text(row.address().key().array())
                + "="
                + EngineContract.text(row.value())
                + (row.isTransactional() ? "" : "@" + row.version().getAsLong()))
        .toList();
  }

  /// What a pass has left to hand out.
  static List<RowPage> rest(RowPages pages) {
    List<RowPage> rest = new ArrayList<>();
    for (Optional<RowPage> page = pages.next(); page.isPresent(); page = pages.next()) {
      assertThat(page.get().rows()).isNotEmpty();
      rest.add(page.get());
    }
    assertThat(pages.next()).isEmpty();
    return rest;
  }

  static List<WholeRow> rows(List<WholeRow> rows, Bytes partition) {
    return rows.stream().filter(row -> row.address().partition().equals(partition)).toList();
  }

  static List<WholeRow> moved(List<WholeRow> rows, Bytes partition) {
    return rows.stream()
        .map(row ->
            new WholeRow(new Address(partition, row.address().key()), row.version(), row.value()))
        .toList();
  }

  static List<Address> addresses(List<WholeRow> rows) {
    return rows.stream().map(WholeRow::address).toList();
  }

  static List<String> keys(List<WholeRow> rows) {
    return rows.stream().map(row -> EngineContract.text(row.address().key().array())).toList();
  }

  static String key(int number) {
    return "row-%06d".formatted(number);
  }

  static WholeRow versioned(Bytes partition, String key, long version, String value) {
    return WholeRow.versioned(new Address(partition, name(key)), version, value(value));
  }

  static WholeRow transactional(Bytes partition, String key, String value) {
    return WholeRow.transactional(new Address(partition, name(key)), value(value));
  }
}
