package dev.zimmer.conversation;

import java.util.List;

/// One page of a conversation list.
///
/// @param totalCount how many entries a full walk yields now, 0 to 1000
/// @param next the cursor of the next page; 0 if there is none
/// @param entries ascending by time
public record ListPage(int totalCount, long next, List<Entry> entries) {
  /// One conversation of the page.
  ///
  /// @param id which conversation
  /// @param updateMillis when its newest message reached the user, in Unix milliseconds
  public record Entry(ConversationId id, long updateMillis) {}
}
