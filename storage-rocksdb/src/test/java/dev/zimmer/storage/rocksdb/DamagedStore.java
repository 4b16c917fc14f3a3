package dev.zimmer.storage.rocksdb;

import dev.zimmer.storage.RowPage;
import dev.zimmer.storage.RowPages;
import dev.zimmer.storage.StorageException;
import dev.zimmer.storage.WholeRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store that is damaged, opened, looked at, and made as it was.
final class DamagedStore {
  private final Path whole;
  private final Path tried;
  private final List<String> rows;

  /// What came of opening it.
  enum Outcome {
    /// Every row is there.
    WHOLE,
    /// It was refused, and no file has changed.
    REFUSED,
    /// It was refused, and a file has changed.
    REFUSED_AND_CHANGED,
    /// It was opened, and reading the rows failed.
    REFUSED_WHEN_READ,
    /// It was opened, and rows are not what they were.
    ROWS_MISSING
  }

  private DamagedStore(Path whole, Path tried) throws IOException {
    this.whole = whole;
    this.tried = tried;
    restore();
    try (RocksDbEngine engine = RocksDbEngine.open(StoreShape.config(tried))) {
      this.rows = rows(engine);
    }
    restore();
  }

  static DamagedStore of(Path directory, StoreShape shape)
      throws IOException, InterruptedException {
    Path whole = directory.resolve("whole");
    shape.make(whole);
    return new DamagedStore(whole, directory.resolve("tried"));
  }

  /// Makes it one of the format before, whose files do not tell what was synced.
  void makeUnmarked() throws IOException {
    Files.writeString(whole.resolve(StoreFolder.MARKER), "1\n");
    Files.delete(whole.resolve(HighWaterMark.FILE));
    restore();
  }

  /// The files that count; `LOG` is RocksDB's diary.
  List<String> files() throws IOException {
    return List.copyOf(contents(whole).keySet());
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(whole.resolve(file));
  }

  /// Opens the store with another content of one file, or without the file.
  Outcome openWith(String file, byte @Nullable [] content) throws IOException {
    if (content == null) {
      Files.delete(tried.resolve(file));
    } else {
      Files.write(tried.resolve(file), content);
    }
    Outcome outcome = open();
    if (outcome == Outcome.REFUSED) {
      Files.write(tried.resolve(file), read(file));
    } else {
      restore();
    }
    return outcome;
  }

  private Outcome open() throws IOException {
    Map<String, String> before = contents(tried);
    try (RocksDbEngine engine = RocksDbEngine.open(StoreShape.config(tried))) {
      return look(engine);
    } catch (StorageException.Permanent e) {
      return contents(tried).equals(before) ? Outcome.REFUSED : Outcome.REFUSED_AND_CHANGED;
    }
  }

  private Outcome look(RocksDbEngine engine) {
    try {
      return rows(engine).equals(rows) ? Outcome.WHOLE : Outcome.ROWS_MISSING;
    } catch (StorageException.Permanent e) {
      return Outcome.REFUSED_WHEN_READ;
    }
  }

  private static String text(WholeRow row) {
    return row.address() + " " + row.version() + " " + Arrays.hashCode(row.value());
  }

  private static List<String> rows(RocksDbEngine engine) {
    List<String> rows = new ArrayList<>();
    try (RowPages pages = engine.export(Optional.empty())) {
      Optional<RowPage> page = pages.next();
      while (page.isPresent()) {
        page.get().rows().forEach(row -> rows.add(text(row)));
        page = pages.next();
      }
    }
    return rows;
  }

  private void restore() throws IOException {
    delete(tried);
    Files.createDirectory(tried);
    try (Stream<Path> files = Files.list(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, tried.resolve(whole.relativize(file)));
      }
    }
  }

  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("LOG")) {
          contents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
