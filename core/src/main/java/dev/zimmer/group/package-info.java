/// Groups: what is known of each, and who is a member.
///
/// Rows in the partition of a group (see `dev.zimmer.conversation`), all transactional:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'t'` | [dev.zimmer.conversation.Timeline], dismissed or not included | every message, joining, dismissing |
/// | `'i'` | [dev.zimmer.group.Group] | CreateGroup, InviteUsersIntoGroup, KickoutGroupUser |
/// | `'m' userId` | [dev.zimmer.group.Member] | the same |
/// | `'o' number` | the member who joined as the number-th | the same |
/// | `'v' userId` | invited, has not agreed yet | InviteUsersIntoGroup |
///
/// A group whose timeline is dismissed keeps its rows for ever, so that its id is never used again.
@NullMarked
package dev.zimmer.group;

import org.jspecify.annotations.NullMarked;
