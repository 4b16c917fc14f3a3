package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class FriendActions {
  private FriendActions() {}

  /// All of them, over the friends kept in a store.
  public static List<Action<?, ?>> all(StorageEngine engine, Users users) {
    Friends friends = new Friends(engine);
    Friendships friendships = new Friendships(friends);
    return List.of(
        new AddFriends(users, friendships),
        new SendFriendApplication(users, friendships),
        new DeleteFriends(users, friendships),
        new DeleteAllFriends(users, friendships),
        new QueryFriendList(users, friends),
        new CheckFriendsRelation(users, friends),
        new UpdateFriendsAlias(users, friends),
        new UpdateFriendAttributes(users, friends));
  }
}
