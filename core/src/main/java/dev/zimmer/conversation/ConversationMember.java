package dev.zimmer.conversation;

/// A member of a group, as its conversation knows them.
///
/// @param userId who
/// @param sinceMillis messages of this time and later count for them, in Unix milliseconds
public record ConversationMember(String userId, long sinceMillis) {}
