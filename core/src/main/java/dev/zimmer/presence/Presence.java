package dev.zimmer.presence;

import java.util.Collection;
import java.util.Map;

/// Who is online. It changes by what clients do, and by nothing that a back end does: to be
/// registered or to be a member is not to be there.
@FunctionalInterface
public interface Presence {
  /// That of a server to which no client can connect.
  Presence NOBODY = (appId, userIds) -> Map.of();

  /// How a user stands who has logged in and has not logged out since.
  enum State {
    /// Connected.
    ONLINE,
    /// Not connected.
    OFFLINE
  }

  /// How users stand.
  ///
  /// @param userIds whoever is asked for, registered or not
  /// @return for those of them who are logged in, whether they are connected
  Map<String, State> of(long appId, Collection<String> userIds);
}
