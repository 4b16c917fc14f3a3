package dev.zimmer.storage;

import java.util.OptionalLong;

/// A row with everything that a store keeps of it, so that another store can be given the same row.
///
/// @param address the row
/// @param version of a versioned row its version, 0 or more; empty for a transactional row
/// @param value never null, may be empty; must not be changed
@SuppressWarnings("ArrayRecordComponent") // rows are carried, never compared
public record WholeRow(Address address, OptionalLong version, byte[] value) {
  /// Checks the range of the version.
  ///
  /// @throws IllegalArgumentException if the version is negative
  public WholeRow {
    if (version.orElse(0) < 0) {
      throw new IllegalArgumentException("version: " + version.getAsLong() + " (expected: >= 0)");
    }
  }

  /// A row that transactions write.
  public static WholeRow transactional(Address address, byte[] value) {
    return new WholeRow(address, OptionalLong.empty(), value);
  }

  /// A row that batches write.
  ///
  /// @param version 0 or more
  public static WholeRow versioned(Address address, long version, byte[] value) {
    return new WholeRow(address, OptionalLong.of(version), value);
  }

  /// Whether transactions write this row.
  public boolean isTransactional() {
    return version.isEmpty();
  }
}
