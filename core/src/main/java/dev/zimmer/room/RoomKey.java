package dev.zimmer.room;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;

/// A room among those of all apps.
public record RoomKey(long appId, String roomId) {
  Bytes partition() {
    return new KeyBuilder().tag('r').number(appId).text(roomId).build();
  }
}
