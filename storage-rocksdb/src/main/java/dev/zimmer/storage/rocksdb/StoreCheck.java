package dev.zimmer.storage.rocksdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Looks whether all that was written is in the files of a store, before RocksDB may open it.
///
/// RocksDB takes what it finds: of a manifest or a log whose end is missing it takes the rest, and
/// deletes the tables that it then does not know of. Whether something is missing shows when all is
/// put together. Rows are numbered without a gap in the order in which they are written. The
/// manifest names the tables and tells up to which row they hold all; the logs must go on from
/// there, and reach the last row that is known to be synced ([HighWaterMark]).
///
/// After a crash at any moment that is so. RocksDB syncs a table before the edit of the manifest
/// that names it, and the edit before it deletes anything that the edit has made needless. So
/// without an edit that was torn, or came too late, the files are there of which it would have
/// told.
final class StoreCheck {
  private static final String CURRENT = "CURRENT";
  private static final String TABLE = ".sst";
  private static final String LOG = ".log";

  private StoreCheck() {}

  /// @param files the names in the folder
  /// @param synced the number of the last row that is known to be synced
  /// @throws DamageException if something is missing
  static void check(Path directory, Set<String> files, long synced)
      throws IOException, DamageException {
    if (files.contains(CURRENT)) {
      Manifest manifest = manifest(directory, files);
      requireTables(directory, files, manifest);
      requireRows(directory, files, manifest, synced);
    } else if (synced > 0
        || files.stream().anyMatch(file -> file.endsWith(TABLE) || file.endsWith(LOG))) {
      throw new DamageException(CURRENT + " is missing");
    }
  }

  private static Manifest manifest(Path directory, Set<String> files)
      throws IOException, DamageException {
    String content = Files.readString(directory.resolve(CURRENT), StandardCharsets.ISO_8859_1);
    if (!content.matches("MANIFEST-[0-9]+\n")) {
      throw new DamageException(CURRENT + " cannot be read");
    }
    String name = content.strip();
    if (!files.contains(name)) {
      throw new DamageException(name + " is missing");
    }
    return Manifest.read(directory.resolve(name));
  }

  private static void requireTables(Path directory, Set<String> files, Manifest manifest)
      throws IOException, DamageException {
    for (Map.Entry<Long, Long> table : manifest.tables().entrySet()) {
      String name = String.format(Locale.ROOT, "%06d%s", table.getKey(), TABLE);
      if (!files.contains(name)) {
        throw new DamageException(name + " is missing");
      }
      long bytes = Files.size(directory.resolve(name));
      if (bytes != table.getValue()) {
        throw new DamageException(
            name + " has " + bytes + " bytes (expected: " + table.getValue() + ")");
      }
    }
  }

  private static void requireRows(Path directory, Set<String> files, Manifest manifest, long synced)
      throws IOException, DamageException {
    List<Long> logs =
        files.stream()
            .filter(file -> file.matches("[0-9]+\\" + LOG))
            .map(file -> Long.valueOf(file.substring(0, file.length() - LOG.length())))
            .sorted()
            .toList();
    if (logs.isEmpty() && manifest.flushed() > 0) {
      throw new DamageException("the log is missing");
    }
    WriteAheadLog rows = new WriteAheadLog(manifest.flushed());
    for (long log : logs) {
      if (log >= manifest.logNumber()) {
        rows.read(directory.resolve(String.format(Locale.ROOT, "%06d%s", log, LOG)));
      }
    }
    requireWholeBeginning(files, manifest, rows);
    long expected = Math.max(synced, manifest.lastSequence());
    if (rows.last() < expected) {
      throw new DamageException(
          "rows "
              + (rows.last() + 1)
              + " to "
              + expected
              + " are missing: the end of a log or of the"
              + " manifest is lost");
    }
  }

  /// Refuses a manifest that ends before it has told what was found when it was begun. One of a new
  /// store has nothing to tell, and then there are no tables, but for one that is being made of the
  /// rows of a log.
  private static void requireWholeBeginning(
      Set<String> files, Manifest manifest, WriteAheadLog rows) throws DamageException {
    boolean isNew =
        manifest.logNumber() == 0
            && (rows.last() > 0 || files.stream().noneMatch(file -> file.endsWith(TABLE)));
    if (!isNew && !manifest.hasMovedLog()) {
      throw new DamageException("the manifest is cut short");
    }
  }
}
