package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;

/// One row of a list.
///
/// @param id which conversation
/// @param updateMillis when its newest message reached the user, in Unix milliseconds
public record ListRow(ConversationId id, long updateMillis) {}
