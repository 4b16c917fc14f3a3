package dev.zimmer.list;

import dev.zimmer.action.ReturnCode;
import java.util.Collection;
import java.util.Map;

/// Who may set something for the conversation of a group: its members.
@FunctionalInterface
public interface Memberships {
  /// How a user stands to groups.
  ///
  /// @param groupIds what callers sent, whether they can be ids or not
  /// @return for each OK, GROUP_NOT_FOUND or USER_NOT_IN_GROUP
  Map<String, ReturnCode> of(long appId, String userId, Collection<String> groupIds);
}
