package dev.zimmer.user;

import org.jspecify.annotations.Nullable;

/// One user of a request that sets what is known of users.
interface Profile {
  /// Whose it is; null if that was not sent.
  @Nullable String userId();
}
