package dev.zimmer.storage;

import java.util.Optional;

/// A pass over every row of a store. Not for use by several threads at once.
public interface RowPages extends AutoCloseable {
  /// The next rows.
  ///
  /// @return empty if there are no more
  /// @throws StorageException if they cannot be read; the pass is then over, and another may go on
  ///   from the last token
  Optional<RowPage> next();

  /// Ends the pass; closing twice, or after the engine, is harmless.
  @Override
  void close();
}
