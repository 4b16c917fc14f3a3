/// Conversations: how each one's events are ordered, and every user's list of his conversations.
///
/// The partition of a conversation, `'c' appId '0' userId userId` (the smaller id first) for a
/// one-to-one conversation and `'c' appId '2' groupId` for a group:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'t'` | [dev.zimmer.conversation.Timeline] | transactional | every message and import, DeleteConv, joining, dismissing |
/// | others | a group's own rows | transactional | see `dev.zimmer.group` |
///
/// The rows of the list in the partition of a user, below `'c'`; ids of the other party:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'c' '0' userId 'l'` | position of the last message of this user's side | versioned | a message in either direction, an import |
/// | `'c' '0' userId 'h'` | deleted up to here | versioned | DeleteConv |
/// | `'c' '2' groupId 'm'` | joined after this stamp, or gone | versioned | CreateGroup, InviteUsersIntoGroup, KickoutGroupUser |
/// | `'c' '2' groupId 'o'` | position of the last message for this member alone, or where the entry froze | versioned | a targeted message, KickoutGroupUser |
/// | `'c' '2' groupId 'h'` | deleted up to here | versioned | DeleteConv |
///
/// [dev.zimmer.conversation.ListEntry] says how these make a list.
@NullMarked
package dev.zimmer.conversation;

import org.jspecify.annotations.NullMarked;
