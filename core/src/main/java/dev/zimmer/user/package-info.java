/// Users: who is registered, who has blocked whom, and what they set for their conversations.
///
/// The partition of a user, `'u' appId userId`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'p'` | [dev.zimmer.user.User] | transactional | UserRegister, RobotRegister, ModifyUserInfo |
/// | `'b' userId` | that user is blocked | transactional | [dev.zimmer.user.Blocklist] |
/// | `'l'` | all who are blocked, newest first | transactional | the same |
/// | `'s' 'p' type id` | that conversation is pinned since | transactional | ConvPinned |
/// | `'s' 'm' type id` | that conversation is muted since | transactional | SilenceConvNotification |
/// | `'s' 'n'` | how many one-to-one conversations are muted | transactional | the same |
/// | `'s' 'k'` | all [dev.zimmer.user.Marks] | transactional | SetConvMark |
/// | `'f' …` | friends | transactional | see `dev.zimmer.friend` |
/// | `'c' …` | the conversation list | versioned | see `dev.zimmer.list` |
@NullMarked
package dev.zimmer.user;

import org.jspecify.annotations.NullMarked;
