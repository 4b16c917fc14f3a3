package dev.zimmer.group;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.user.Users;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What is set about groups and their members; none of it moves anybody's list. Each change is one
/// of the group's conversation, so whatever many callers do at once comes one after the other.
///
/// All of it throws GROUP_NOT_FOUND if there is no such group.
final class GroupSettings {
  private final Conversations conversations;
  private final Users users;

  /// @param conversations writes the groups
  /// @param users who is registered
  GroupSettings(Conversations conversations, Users users) {
    this.conversations = conversations;
    this.users = users;
  }

  /// Changes what is known of a group.
  void update(long appId, String groupId, UnaryOperator<Group> change) {
    change(
        appId,
        groupId,
        (rows, group) -> {
          rows.put(change.apply(group));
          return true;
        });
  }

  /// Sets attributes, all of them or none.
  ///
  /// @return false if the group would have too many; nothing is changed then
  boolean setAttributes(long appId, String groupId, Map<String, String> attributes) {
    return change(
        appId,
        groupId,
        (rows, group) -> {
          Map<String, String> all = new LinkedHashMap<>(group.attributes());
          all.putAll(attributes);
          boolean fits = all.size() <= Group.MAX_ATTRIBUTES;
          if (fits) {
            rows.put(group.withAttributes(all));
          }
          return fits;
        });
  }

  /// Deletes attributes.
  ///
  /// @return those that were there, with their values
  Map<String, String> deleteAttributes(long appId, String groupId, Collection<String> keys) {
    return change(
        appId,
        groupId,
        (rows, group) -> {
          Map<String, String> left = new LinkedHashMap<>(group.attributes());
          Map<String, String> deleted = new LinkedHashMap<>();
          keys.forEach(key ->
              Optional.ofNullable(left.remove(key)).ifPresent(value -> deleted.put(key, value)));
          if (!deleted.isEmpty()) {
            rows.put(group.withAttributes(left));
          }
          return deleted;
        });
  }

  /// Gives a member a role.
  ///
  /// @param role not that of the owner
  /// @throws ActionException USER_NOT_IN_GROUP, or ROLE_OWNER_NOT_ASSIGNABLE if they are the owner
  void setRole(long appId, String groupId, String userId, int role) {
    change(
        appId,
        groupId,
        (rows, group) -> {
          Member member = requireMember(rows, userId);
          if (userId.equals(group.owner())) {
            throw new ActionException(
                ReturnCode.ROLE_OWNER_NOT_ASSIGNABLE,
                "ToUserId is the owner; transfer the group first");
          }
          rows.changeMember(userId, member.withRole(role));
          return true;
        });
  }

  /// Makes a member the owner.
  ///
  /// @throws ActionException USER_NOT_IN_GROUP
  void transfer(long appId, String groupId, String userId) {
    change(
        appId,
        groupId,
        (rows, group) -> {
          rows.put(rows.makeOwner(group, userId, requireMember(rows, userId)));
          return true;
        });
  }

  /// Sets nicknames.
  ///
  /// @param nicknames by user ids
  /// @return for each the outcome: OK, USER_NOT_IN_GROUP or USER_NOT_REGISTERED
  Map<String, ReturnCode> setNicknames(long appId, String groupId, Map<String, String> nicknames) {
    Set<String> named =
        change(
            appId,
            groupId,
            (rows, _) -> {
              Map<String, Member> members = rows.members(nicknames.keySet());
              members.forEach((userId, member) -> {
                String nickname = nicknames.getOrDefault(userId, "");
                rows.changeMember(userId, member.withNickname(nickname));
              });
              return members.keySet();
            });
    return outcomes(appId, nicknames.keySet(), named);
  }

  /// Mutes all members or roles.
  ///
  /// @param operator who does it
  /// @param roles those that they name
  /// @throws ActionException PERMISSION_DENIED
  void muteGroup(
      long appId,
      String groupId,
      String operator,
      Collection<Integer> roles,
      UnaryOperator<GroupMutes> mutes) {
    change(
        appId,
        groupId,
        (rows, group) -> {
          requireMayMute(group, operator, rows.members(List.of(operator)), roles);
          rows.put(group.withMutes(mutes.apply(group.mutes())));
          return true;
        });
  }

  /// Mutes members by name, or lifts that.
  ///
  /// @param operator who does it
  /// @param until see [GroupMutes]
  /// @return for each the outcome: OK, USER_NOT_IN_GROUP or USER_NOT_REGISTERED
  /// @throws ActionException PERMISSION_DENIED
  Map<String, ReturnCode> muteMembers(
      long appId, String groupId, String operator, Set<String> userIds, long until) {
    Set<String> all = new LinkedHashSet<>(userIds);
    all.add(operator);
    Set<String> muted =
        change(
            appId,
            groupId,
            (rows, group) -> {
              Map<String, Member> members = new LinkedHashMap<>(rows.members(all));
              requireMayMute(group, operator, members, List.of());
              members.keySet().retainAll(userIds);
              members.forEach((userId, member) -> rows.muteMember(userId, member, until));
              GroupMutes mutes = group.mutes().withMembers(rows.longestMute());
              if (!mutes.equals(group.mutes())) {
                rows.put(group.withMutes(mutes));
              }
              return members.keySet();
            });
    return outcomes(appId, userIds, muted);
  }

  /// Who is no member may mute, as a back end does; of the members only those who lead the group.
  private static void requireMayMute(
      Group group, String operator, Map<String, Member> members, Collection<Integer> roles) {
    Member member = members.get(operator);
    if (member == null) {
      return;
    }
    int role = group.roleOf(operator, member);
    boolean isAdmin = role == Role.ADMIN;
    if ((role != Role.OWNER && !isAdmin) || (isAdmin && roles.contains(Role.OWNER))) {
      throw new ActionException(ReturnCode.PERMISSION_DENIED).with("FromUserId", operator);
    }
  }

  private static Member requireMember(GroupRows rows, String userId) {
    Member member = rows.members(List.of(userId)).get(userId);
    if (member == null) {
      throw new ActionException(ReturnCode.USER_NOT_IN_GROUP).with("UserId", userId);
    }
    return member;
  }

  private Map<String, ReturnCode> outcomes(
      long appId, Collection<String> userIds, Set<String> members) {
    List<String> others = userIds.stream().filter(id -> !members.contains(id)).toList();
    Set<String> registered = users.registeredAmong(appId, others);
    Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
    for (String userId : userIds) {
      ReturnCode otherwise =
          registered.contains(userId)
              ? ReturnCode.USER_NOT_IN_GROUP
              : ReturnCode.USER_NOT_REGISTERED;
      outcomes.put(userId, members.contains(userId) ? ReturnCode.OK : otherwise);
    }
    return outcomes;
  }

  private <T> T change(long appId, String groupId, BiFunction<GroupRows, Group, T> body) {
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          return body.apply(rows, rows.group().orElseThrow());
        });
  }
}
