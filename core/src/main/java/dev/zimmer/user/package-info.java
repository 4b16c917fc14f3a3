/// Users: who is registered, and who has blocked whom.
///
/// The partition of a user, `'u' appId userId`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'p'` | [dev.zimmer.user.User] | transactional | UserRegister |
/// | `'b' userId` | blocked or not | transactional | the blocklist |
/// | `'c' …` | the conversation list | versioned | see `dev.zimmer.conversation` |
@NullMarked
package dev.zimmer.user;

import org.jspecify.annotations.NullMarked;
