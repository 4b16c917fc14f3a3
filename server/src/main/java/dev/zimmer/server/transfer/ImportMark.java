package dev.zimmer.server.transfer;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.Optional;

/// The row that says that an import into this store is under way, and how far it has come.
///
/// @param id of the export that is imported
/// @param rows how many of its rows are certainly there: all up to one of its checkpoints
/// @param checksum of that checkpoint; empty at the beginning
public record ImportMark(String id, long rows, String checksum) {
  private static final Bytes PARTITION = new KeyBuilder().tag('s').build();
  private static final Bytes KEY = new KeyBuilder().tag('i').build();
  private static final int FORMAT = 1;

  /// Returns if no import into this store is under way: nobody may serve half of one.
  ///
  /// @throws TransferException if one is, with what to do about it
  public static void requireNone(StorageEngine engine) {
    find(engine)
        .ifPresent(mark -> {
          throw new TransferException(
              "the store holds the first %,d rows of an import that has not come to its end: run the"
                      .formatted(mark.rows())
                  + " same `zimmer import` again to finish it, or begin with an empty store");
        });
  }

  /// The mark of the import that is under way; empty if there is none.
  static Optional<ImportMark> find(StorageEngine engine) {
    return engine.get(PARTITION, KEY).map(ImportMark::read);
  }

  /// Writes the mark in place of the one before.
  void put(StorageEngine engine) {
    byte[] value = new ValueWriter(FORMAT).text(id).number(rows).text(checksum).toBytes();
    engine.transact(
        PARTITION,
        transaction -> {
          transaction.put(KEY, value);
          return true;
        });
  }

  /// Takes the mark away: the import has come to its end.
  static void delete(StorageEngine engine) {
    engine.transact(
        PARTITION,
        transaction -> {
          transaction.delete(KEY);
          return true;
        });
  }

  private static ImportMark read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new ImportMark(reader.text(), reader.number(), reader.text());
  }
}
