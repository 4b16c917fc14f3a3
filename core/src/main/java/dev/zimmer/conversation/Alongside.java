package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;

/// Versioned rows, of any partition, that are written together with a change: all of it or nothing.
public interface Alongside {
  /// Adds a row.
  ///
  /// @param version 0 or more; of the writes of one row the one with the largest stands
  /// @param value must not be changed afterwards
  /// @throws IllegalArgumentException if it is the timeline of the conversation
  void put(Bytes partition, Bytes key, long version, byte[] value);

  /// Makes the rows visible before anything that a later change of the conversation writes, also
  /// for readers in other processes.
  void visibleFirst();
}
