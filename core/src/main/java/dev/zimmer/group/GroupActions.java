package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class GroupActions {
  private GroupActions() {}

  /// What the actions work on.
  ///
  /// @param engine the store
  /// @param conversations what happens in conversations
  /// @param groups the groups
  /// @param users who is registered
  /// @param lists knows of which groups a user is a member
  public record Parts(
      StorageEngine engine,
      Conversations conversations,
      Groups groups,
      Users users,
      ConversationLists lists) {}

  /// All of them.
  public static List<Action<?, ?>> all(Parts parts) {
    Groups groups = parts.groups;
    Users users = parts.users;
    Members members = new Members(parts.engine);
    GroupSettings settings = new GroupSettings(parts.conversations, users);
    AppGroups appGroups = new AppGroups(parts.engine);
    return List.of(
        new CreateGroup(groups, users),
        new InviteUsersIntoGroup(groups, users),
        new KickoutGroupUser(groups, users),
        new DismissGroup(groups, users),
        new QueryGroupsInfoOfUser(groups, parts.lists),
        new QueryGroupMemberList(groups, members, users),
        new QueryGroupInfo(groups, users),
        new UpdateGroupData(settings, users),
        new ModifyGroupAttribute(settings, users),
        new ModifyGroupLimit(groups, settings, users),
        new SetGroupMemberRole(settings, users),
        new SetGroupMembersNickname(settings, users),
        new TransferGroupOwner(settings, users),
        new MuteGroup(settings, users),
        new MuteGroupMembers(settings, users),
        new FetchForbidGroupList(appGroups, users),
        new QueryAppGroupList(appGroups),
        new QueryAppCommunityList());
  }
}
