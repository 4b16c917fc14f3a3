package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class GroupActions {
  private GroupActions() {}

  /// All of them, over the given groups and users.
  ///
  /// @param lists knows of which groups a user is a member
  public static List<Action<?, ?>> all(Groups groups, Users users, ConversationLists lists) {
    return List.of(
        new CreateGroup(groups, users),
        new InviteUsersIntoGroup(groups, users),
        new KickoutGroupUser(groups, users),
        new DismissGroup(groups, users),
        new QueryGroupsInfoOfUser(groups, lists));
  }
}
