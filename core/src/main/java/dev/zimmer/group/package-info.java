/// Groups: what is known of each, and who is a member.
///
/// Rows in the partition of a group (see `dev.zimmer.conversation`), all transactional:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'t'` | [dev.zimmer.conversation.Timeline], dismissed or not included | every message, joining, dismissing |
/// | `'i'` | [dev.zimmer.group.Group] | whatever changes a group or its members |
/// | `'m' userId` | [dev.zimmer.group.Member] | joining, leaving, whatever changes a member |
/// | `'o' number` | the member who joined as the number-th | joining, leaving |
/// | `'q' time userId` | that member is muted by name, the longest mute first | muting members, leaving |
/// | `'v' userId` | invited, has not agreed yet | InviteUsersIntoGroup |
///
/// A group whose timeline is dismissed keeps its rows for ever, so that its id is never used again.
///
/// Rows in the partition `'g' appId` of an app, all versioned, written alongside a change of the
/// group that they tell of; none is ever deleted. A group is in them by the stamp that its creation
/// drew:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'g' stamp` | a group: its id, its name, whether it is dismissed | creating, renaming, dismissing |
/// | `'f' stamp` | until when all, roles and members of that group are muted | muting, members who leave |
/// | `'d' stamp` | a group was dismissed then | dismissing |
/// | `'t'` | how many groups there were at a time | counting them |
@NullMarked
package dev.zimmer.group;

import org.jspecify.annotations.NullMarked;
