package dev.zimmer.message;

import java.util.List;

/// Which members of a group may see a message. The sender always may.
///
/// @param isTargeted whether the caller named an audience at all
/// @param inclusive true: only the users listed; false: all but the users listed
/// @param userIds the users listed
record Audience(boolean isTargeted, boolean inclusive, List<String> userIds) {
  /// Everybody.
  static final Audience ALL = new Audience(false, false, List.of());

  /// Whether every member, now and later, may see it.
  boolean isEverybody() {
    return !inclusive && userIds.isEmpty();
  }

  /// Whether a member may see it who is not its sender.
  boolean includes(String userId) {
    return inclusive == userIds.contains(userId);
  }
}
