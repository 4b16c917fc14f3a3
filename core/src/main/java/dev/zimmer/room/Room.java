package dev.zimmer.room;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// A room, as it was created.
///
/// @param name at most 64 bytes; empty if none was given
/// @param createdMillis when, in Unix milliseconds
/// @param emptySinceMillis since when nobody is in it if nobody is, in Unix milliseconds
/// @param destroyDelaySeconds how long it lasts while nobody is in it
record Room(String name, long createdMillis, long emptySinceMillis, int destroyDelaySeconds) {
  private static final int FORMAT = 1;

  /// A room that nobody is in yet.
  static Room created(String name, long nowMillis, int destroyDelaySeconds) {
    return new Room(name, nowMillis, nowMillis, destroyDelaySeconds);
  }

  /// When it ends if nobody comes, in Unix milliseconds.
  long endMillis() {
    return emptySinceMillis + destroyDelaySeconds * 1000L;
  }

  byte[] toBytes() {
    return new ValueWriter(FORMAT)
        .text(name)
        .number(createdMillis)
        .number(emptySinceMillis)
        .number(destroyDelaySeconds)
        .toBytes();
  }

  static Room read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new Room(reader.text(), reader.number(), reader.number(), (int) reader.number());
  }
}
