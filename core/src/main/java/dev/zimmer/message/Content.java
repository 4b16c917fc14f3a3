package dev.zimmer.message;

/// What a message says, checked and ready to be stored.
///
/// @param type its kind
/// @param subType 0 to 200, the caller's own kind of a custom message; 0 for others
/// @param priority 1 low, 2 medium, 3 high
/// @param body the whole MessageBody as the caller sent it, as JSON text
/// @param searchedContent what clients find a custom message by, at most 64 bytes; empty for others
record Content(MessageType type, int subType, int priority, String body, String searchedContent) {}
