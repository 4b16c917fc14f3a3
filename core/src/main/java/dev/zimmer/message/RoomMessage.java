package dev.zimmer.message;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import org.jspecify.annotations.Nullable;

/// A message of a room, whole.
///
/// @param sequence its number in the room, from 1
/// @param id unique among all messages; a stamp, so ids grow with time
/// @param sender the user who sent it
/// @param content what it says; once it is recalled, nothing but its kind
/// @param senderUnaware whether the sender's own clients do not see it
/// @param recall what was said when it was recalled; null if it is not
record RoomMessage(
    long sequence,
    long id,
    String sender,
    Content content,
    boolean senderUnaware,
    @Nullable String recall) {
  private static final int FORMAT = 1;

  /// The same, recalled.
  ///
  /// @param payload what is said about it; may be empty
  RoomMessage recalled(String payload) {
    return new RoomMessage(sequence, id, sender, content.recalled(), senderUnaware, payload);
  }

  byte[] toBytes() {
    return content
        .write(new ValueWriter(FORMAT).number(sequence).number(id).text(sender))
        .flag(senderUnaware)
        .flag(recall != null)
        .text(recall == null ? "" : recall)
        .toBytes();
  }

  static RoomMessage read(byte[] value) {
    ValueReader reader = new ValueReader(value, FORMAT);
    long sequence = reader.number();
    long id = reader.number();
    String sender = reader.text();
    Content content = Content.read(reader);
    boolean senderUnaware = reader.flag();
    boolean recalled = reader.flag();
    String payload = reader.text();
    return new RoomMessage(sequence, id, sender, content, senderUnaware, recalled ? payload : null);
  }
}
