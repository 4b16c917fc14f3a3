package dev.zimmer.list;

/// What a user's partition holds about one of their conversations: each a versioned row with a
/// whole number.
public enum Register {
  /// One-to-one: the position of the last message of this user's side.
  LAST('l'),
  /// Group: the position of the last message for this member alone, or where their entry froze when
  /// they left.
  OWN('o'),
  /// Group: the stamp after which messages count for this member, or [#GONE].
  MEMBER('m'),
  /// Group: messages for most members do not count up to the version, but this position does; see
  /// [dev.zimmer.conversation.Exclusion].
  EXCLUDED('x'),
  /// The entry is hidden up to this stamp.
  HIDDEN('h');

  /// The value of [#MEMBER] for somebody who is not a member any more.
  public static final long GONE = -1;

  private final char tag;

  Register(char tag) {
    this.tag = tag;
  }

  char tag() {
    return tag;
  }

  static Register ofTag(char tag) {
    for (Register register : values()) {
      if (register.tag == tag) {
        return register;
      }
    }
    throw new IllegalStateException("no register has the tag " + tag);
  }
}
