/// Conversation lists: for every user the conversations in which something has reached them.
///
/// The rows of the list in the partition of a user, below `'c'`; ids of the other party:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'c' '0' userId 'l'` | position of the last message of this user's side | versioned | a message in either direction, an import |
/// | `'c' '0' userId 'h'` | deleted up to here | versioned | DeleteConv |
/// | `'c' '2' groupId 'm'` | joined after this stamp, or gone | versioned | CreateGroup, InviteUsersIntoGroup, KickoutGroupUser |
/// | `'c' '2' groupId 'o'` | position of the last message for this member alone, or where the entry froze | versioned | a targeted message, KickoutGroupUser |
/// | `'c' '2' groupId 'x'` | up to here messages for most did not count, and what did before | versioned | a group message for all but some, joining |
/// | `'c' '2' groupId 'h'` | deleted up to here | versioned | DeleteConv |
///
/// [dev.zimmer.list.ListEntry] says how these make a list.
@NullMarked
package dev.zimmer.list;

import org.jspecify.annotations.NullMarked;
