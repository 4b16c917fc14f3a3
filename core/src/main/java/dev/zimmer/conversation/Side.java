package dev.zimmer.conversation;

/// By whom messages of a conversation were sent: one-to-one by one of the two, of a group always by
/// [#ONE].
public enum Side {
  /// The user with the smaller id, or anybody in a group.
  ONE('1'),
  /// The user with the larger id.
  OTHER('2');

  private final char tag;

  Side(char tag) {
    this.tag = tag;
  }

  char tag() {
    return tag;
  }
}
