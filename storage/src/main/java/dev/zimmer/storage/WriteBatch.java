package dev.zimmer.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versioned puts and deletes over any partitions, written together.
///
/// Repeating a batch is harmless: for each row the write with the largest version stands. Of two
/// writes with one version a delete beats a put, and of two puts the larger value stands, so every
/// node ends with the same row. Not for use by several threads at once.
public final class WriteBatch {
  private final List<Write> writes = new ArrayList<>();

  /// One versioned write.
  ///
  /// @param address the row
  /// @param version 0 or more; the larger version wins
  /// @param value the new value, or null to delete the row
  @SuppressWarnings("ArrayRecordComponent") // writes are carried, never compared
  public record Write(Address address, long version, byte @Nullable [] value) {}

  /// Adds a put.
  ///
  /// @param version 0 or more; the larger version wins
  /// @param value the new value; must not be changed afterwards
  public WriteBatch put(Bytes partition, Bytes key, long version, byte[] value) {
    return add(new Write(new Address(partition, key), version, value));
  }

  /// Adds a delete. It leaves a mark that puts with a smaller version do not get past.
  ///
  /// @param version 0 or more; the larger version wins
  public WriteBatch delete(Bytes partition, Bytes key, long version) {
    return add(new Write(new Address(partition, key), version, null));
  }

  /// What has been added, in that order; a view that cannot be changed.
  public List<Write> writes() {
    return Collections.unmodifiableList(writes);
  }

  /// Whether nothing has been added.
  public boolean isEmpty() {
    return writes.isEmpty();
  }

  private WriteBatch add(Write write) {
    if (write.version() < 0) {
      throw new IllegalArgumentException("version: " + write.version() + " (expected: >= 0)");
    }
    writes.add(write);
    return this;
  }
}
