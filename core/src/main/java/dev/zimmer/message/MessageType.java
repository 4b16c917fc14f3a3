package dev.zimmer.message;

import java.util.Optional;

/// The kinds of message that a caller may send.
public enum MessageType {
  /// Text.
  TEXT(1),
  /// A signal to clients: delivered, never stored, in no list.
  COMMAND(2),
  /// Several items in one message.
  MULTI_ITEM(10),
  /// An image somewhere on the web.
  IMAGE(11),
  /// A file somewhere on the web.
  FILE(12),
  /// Sound somewhere on the web.
  AUDIO(13),
  /// A video somewhere on the web.
  VIDEO(14),
  /// A line of text that flies past, for rooms alone: delivered, never stored.
  BARRAGE(20),
  /// Whatever the caller's own clients understand.
  CUSTOM(200);

  private final int number;

  MessageType(int number) {
    this.number = number;
  }

  /// The number on the wire, in `MessageType`.
  public int number() {
    return number;
  }

  /// Whether messages of this kind are kept, numbered and, outside of rooms, move lists.
  public boolean isStored() {
    return this != COMMAND && this != BARRAGE;
  }

  /// The kind with that number; empty if there is none that a caller may send.
  public static Optional<MessageType> of(long number) {
    for (MessageType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
