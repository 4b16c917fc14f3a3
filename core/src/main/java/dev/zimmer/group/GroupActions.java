package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class GroupActions {
  private GroupActions() {}

  /// All of them, over the groups and users kept in a store.
  public static List<Action<?, ?>> all(StorageEngine engine, Groups groups, Users users) {
    Members members = new Members(engine);
    return List.of(
        new CreateGroup(groups, users),
        new InviteUsersIntoGroup(groups, users),
        new KickoutGroupUser(groups, users),
        new DismissGroup(groups, users),
        new QueryGroupMemberList(groups, members, users));
  }
}
