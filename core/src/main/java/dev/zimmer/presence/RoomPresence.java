package dev.zimmer.presence;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Who is in which room. Only a connected client brings a user into one.
public interface RoomPresence {
  /// That of a server to which no client can connect.
  RoomPresence NOBODY =
      new RoomPresence() {
        @Override
        public List<RoomUser> usersIn(long appId, String roomId) {
          return List.of();
        }

        @Override
        public Set<String> remove(long appId, String roomId, Collection<String> userIds) {
          return Set.of();
        }
      };

  /// Who is in a room, by the order in which they came.
  List<RoomUser> usersIn(long appId, String roomId);

  /// Takes users out of a room.
  ///
  /// @return those of them who were in it
  Set<String> remove(long appId, String roomId, Collection<String> userIds);
}
