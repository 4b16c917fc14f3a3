package dev.zimmer.user;

import dev.zimmer.conversation.ConversationId;

/// A label that a user puts on one of their conversations, or takes off.
///
/// @param id which conversation
/// @param number which label, 1 to [#MAX_NUMBER]
/// @param set whether it is put on
public record Mark(ConversationId id, int number, boolean set) {
  /// The largest number, so a conversation has at most that many marks.
  public static final int MAX_NUMBER = 30;
}
