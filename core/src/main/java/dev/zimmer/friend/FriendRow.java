package dev.zimmer.friend;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// A friend together with their place in the list.
///
/// @param position as a stamp has it, a time and a slot; no two friends of a user share one, and
///   the largest is the newest
record FriendRow(long position, Friend friend) {
  private static final int FORMAT = 1;

  byte[] toBytes() {
    ValueWriter writer = new ValueWriter(FORMAT).number(position);
    friend.write(writer);
    return writer.toBytes();
  }

  static FriendRow read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    return new FriendRow(reader.number(), Friend.read(reader));
  }
}
