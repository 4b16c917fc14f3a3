package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class RoomActions {
  private RoomActions() {}

  /// All of them, over the given rooms, users and who is in the rooms.
  public static List<Action<?, ?>> all(Rooms rooms, Users users, RoomPresence presence) {
    return List.of(
        new CreateRoom(rooms, users),
        new DestroyRoom(rooms, users),
        new KickoutRoomUser(rooms, users, presence),
        new QueryRoomUserList(rooms, users, presence),
        new QueryRoomMembers(users, presence),
        new ModifyRoomAttribute(rooms, users),
        new QueryRoomAttribute(rooms, users));
  }
}
