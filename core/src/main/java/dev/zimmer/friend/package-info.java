/// Friends: who has whom as a friend, and who asks to become one.
///
/// Everybody has a list of their own: that one user has another as a friend says nothing of the
/// other's list. What changes two lists changes the other's first and that of the user who acts
/// last, each in a transaction of its own: whoever finds it half done, after a crash, may do it
/// again.
///
/// The rows in the partition of a user, below `'f'`, all transactional:
///
/// | key | value | written by |
/// |---|---|---|
/// | `'f' 'u' userId` | a position and a [dev.zimmer.friend.Friend]: that user is a friend | all actions here that change friends |
/// | `'f' 'o' (largest - position)` | the same user's id: the order of the list, newest first | AddFriends, SendFriendApplication, DeleteFriends, DeleteAllFriends |
/// | `'f' 'n'` | how many friends there are | the same |
/// | `'f' 'a' userId` | a [dev.zimmer.friend.FriendApplication] by that user | SendFriendApplication; gone when they are friends |
/// | `'f' 'w' time userId` | that user's application was last changed then | the same |
@NullMarked
package dev.zimmer.friend;

import org.jspecify.annotations.NullMarked;
