package dev.zimmer.friend;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.time.Duration;

/// That somebody asks to become somebody's friend: what waits for the other's consent.
///
/// @param friend the other as the applicant would have them in their list, since it was made
/// @param updatedMillis when it was last changed, in Unix milliseconds
record FriendApplication(Friend friend, long updatedMillis) {
  /// How long after its last change an application can be consented to.
  static final Duration VALID = Duration.ofDays(7);

  private static final int FORMAT = 1;

  byte[] toBytes() {
    ValueWriter writer = new ValueWriter(FORMAT).number(updatedMillis);
    friend.write(writer);
    return writer.toBytes();
  }

  static FriendApplication read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long updated = reader.number();
    return new FriendApplication(Friend.read(reader), updated);
  }
}
