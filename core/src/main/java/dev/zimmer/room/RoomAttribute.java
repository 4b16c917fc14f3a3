package dev.zimmer.room;

import dev.zimmer.action.Require;

/// One attribute of a room.
///
/// @param key 1 to 16 bytes
/// @param value at most 1024 bytes
/// @param sequence the number of the change that set it
/// @param autoDelete whether it goes when the user who set it leaves the room
/// @param owner the user who set it
record RoomAttribute(String key, String value, long sequence, boolean autoDelete, String owner) {
  /// What counts against the size of all attributes.
  int bytes() {
    return Require.utf8Length(key) + Require.utf8Length(value);
  }
}
