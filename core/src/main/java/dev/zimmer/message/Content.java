package dev.zimmer.message;

import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// What a message says, checked and ready to be stored.
///
/// @param type its kind
/// @param subType 0 to 200, the caller's own kind of a custom message; 0 for others
/// @param priority 1 low, 2 medium, 3 high
/// @param body the whole MessageBody as the caller sent it, as JSON text
/// @param searchedContent what clients find a custom message by, at most 64 bytes; empty for others
record Content(MessageType type, int subType, int priority, String body, String searchedContent) {
  /// What is left of it when its message is recalled: its kind.
  Content recalled() {
    return new Content(type, subType, priority, "", "");
  }

  /// Appends it to a value.
  ValueWriter write(ValueWriter writer) {
    return writer
        .number(type.number())
        .number(subType)
        .number(priority)
        .text(body)
        .text(searchedContent);
  }

  /// Reads it from a value.
  static Content read(ValueReader reader) {
    MessageType type = MessageType.of(reader.number()).orElseThrow();
    int subType = (int) reader.number();
    int priority = (int) reader.number();
    return new Content(type, subType, priority, reader.text(), reader.text());
  }
}
