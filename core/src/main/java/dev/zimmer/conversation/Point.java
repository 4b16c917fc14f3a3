package dev.zimmer.conversation;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// A point in a conversation, as unread messages are counted from it: behind a message.
///
/// @param sequence the number of the message; 0 is the beginning
/// @param counted how many messages had counted until then for the one in question
public record Point(long sequence, long counted) {
  static final Point BEGINNING = new Point(0, 0);

  Point later(Point other) {
    return sequence >= other.sequence ? this : other;
  }

  void write(ValueWriter writer) {
    writer.number(sequence).number(counted);
  }

  static Point read(ValueReader reader) {
    return new Point(reader.number(), reader.number());
  }
}
