package dev.zimmer.conversation;

/// Where a message falls in its conversation.
///
/// @param sequence its number in the conversation, from 1
/// @param stamp unique: the message's id; its time is when the message came
/// @param position where it places the conversation in lists
/// @param millis when it was sent, in Unix milliseconds; of an import what the importer said
/// @param previousInTurn the number of the newest message before it that came in turn, see
///   [Timeline]; 0 if there is none
public record Place(long sequence, long stamp, long position, long millis, long previousInTurn) {}
