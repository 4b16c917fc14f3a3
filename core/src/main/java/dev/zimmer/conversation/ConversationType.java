package dev.zimmer.conversation;

import java.util.Optional;

/// What kind of conversation an entry of a list is.
public enum ConversationType {
  /// One-to-one: the entry's id is that of the other user.
  PEER(0, '0'),
  /// A group: the entry's id is that of the group.
  GROUP(2, '2');

  private final int number;
  private final char tag;

  ConversationType(int number, char tag) {
    this.number = number;
    this.tag = tag;
  }

  /// The number on the wire, in `ConvType`.
  public int number() {
    return number;
  }

  /// The type with that number; empty if there is none.
  public static Optional<ConversationType> of(int number) {
    return switch (number) {
      case 0 -> Optional.of(PEER);
      case 2 -> Optional.of(GROUP);
      default -> Optional.empty();
    };
  }

  /// How keys of rows name it.
  public char tag() {
    return tag;
  }

  /// The type that a key of a row names so.
  ///
  /// @param tag that of a type
  public static ConversationType ofTag(char tag) {
    return switch (tag) {
      case '0' -> PEER;
      case '2' -> GROUP;
      default -> throw new IllegalStateException("no conversation type has the tag " + tag);
    };
  }
}
