package dev.zimmer.server.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.WholeRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Exports in memory, as tests write and read them.
final class Exports {
  static final Header HEADER =
      new Header("id-1", "0.1.0", "rocksdb", Instant.parse("2026-01-31T12:00:00Z"));

  /// Two sections with a row of each kind.
  static final List<RowPage> SMALL =
      List.of(
          page("one", row("p", "k", 7, "value"), row("p", "t", "other")),
          page("two", row("q", "", 0, "")));

  private Exports() {}

  /// What a reader made of an export.
  ///
  /// @param rows those of all whole sections
  /// @param hasEnded whether the end was found
  record Read(Header header, List<WholeRow> rows, List<Checkpoint> checkpoints, boolean hasEnded) {}

  static byte[] write(List<RowPage> pages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      SectionWriter writer = SectionWriter.begin(HEADER, out);
      for (RowPage page : pages) {
        writer.write(page);
      }
      writer.end();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Read read(byte[] export) {
    try {
      SectionReader reader = new SectionReader(new ByteArrayInputStream(export));
      Header header = reader.header();
      List<WholeRow> rows = new ArrayList<>();
      List<Checkpoint> checkpoints = new ArrayList<>();
      for (var section = reader.next(); section.isPresent(); section = reader.next()) {
        rows.addAll(section.get().rows());
        checkpoints.add(section.get().checkpoint());
      }
      return new Read(header, rows, checkpoints, reader.hasEnded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] export) {
    return new String(export, UTF_8);
  }

  static RowPage page(String token, WholeRow... rows) {
    return new RowPage(List.of(rows), bytes(token));
  }

  static WholeRow row(String partition, String key, long version, String value) {
    return WholeRow.versioned(
        new Address(bytes(partition), bytes(key)), version, value.getBytes(UTF_8));
  }

  static WholeRow row(String partition, String key, String value) {
    return WholeRow.transactional(new Address(bytes(partition), bytes(key)), value.getBytes(UTF_8));
  }

  /// So many rows of both kinds in a hundred partitions.
  static List<WholeRow> manyRows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            i % 3 == 0
                ? row("p" + i % 100, "k" + i, "value " + i)
                : row("p" + i % 100, "k" + i, i, "value " + i))
        .toList();
  }

  /// Rows as texts, which can be compared.
  static List<String> texts(List<WholeRow> rows) {
    return rows.stream().map(Exports::text).toList();
  }

  static Bytes bytes(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  /// Progress that nobody reads.
  static Progress quiet() {
    return new Progress("moved", _ -> {}, () -> 0);
  }

  private static String text(WholeRow row) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    Lines.write(row, line);
    return text(line.toByteArray());
  }

  /// All rows of pages.
  static List<WholeRow> rows(List<RowPage> pages) {
    return pages.stream().flatMap(page -> page.rows().stream()).toList();
  }
}
