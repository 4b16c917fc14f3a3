package dev.zimmer.room;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// What the next message of a room has to be numbered after.
///
/// @param sequence the number of the newest message; 0 if there is none
/// @param id its id, a stamp
public record RoomNumbers(long sequence, long id) {
  /// Of a room without messages.
  static final RoomNumbers NONE = new RoomNumbers(0, 0);

  private static final int FORMAT = 1;

  byte[] toBytes() {
    return new ValueWriter(FORMAT).number(sequence).number(id).toBytes();
  }

  static RoomNumbers read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new RoomNumbers(reader.number(), reader.number());
  }
}
