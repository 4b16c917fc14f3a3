package dev.zimmer.group;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationMember;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The groups of all apps: whatever happens to one is one change of its conversation.
public final class Groups {
  private final StorageEngine engine;
  private final Conversations conversations;
  private final int maxMembers;

  /// The groups kept in a store.
  ///
  /// @param conversations writes them
  /// @param maxMembers how many members a group may have
  public Groups(StorageEngine engine, Conversations conversations, int maxMembers) {
    this.engine = engine;
    this.conversations = conversations;
    this.maxMembers = maxMembers;
  }

  /// One who is to join.
  ///
  /// @param userId a registered user
  /// @param joinedMillis since when messages count for them, in Unix milliseconds; 0 is now
  /// @param mustAgree whether they are only invited
  record Joiner(String userId, long joinedMillis, boolean mustAgree) {}

  /// Whether the group exists and was not dismissed.
  public boolean exists(long appId, String groupId) {
    return find(appId, groupId).isPresent();
  }

  /// A group; empty if there is none or it was dismissed.
  Optional<Group> find(long appId, String groupId) {
    Bytes partition = new ConversationKey.Group(appId, groupId).partition();
    List<Optional<byte[]>> rows =
        engine.getAll(
            List.of(new Address(partition, GroupRows.INFO), new Address(partition, Timeline.KEY)));
    return rows.getLast().map(Timeline::read).orElse(Timeline.EMPTY).dismissed()
        ? Optional.empty()
        : rows.getFirst().map(Group::read);
  }

  /// The same, which must be there.
  ///
  /// @throws ActionException GROUP_NOT_FOUND
  Group require(long appId, String groupId) {
    return find(appId, groupId)
        .orElseThrow(
            () -> new ActionException(ReturnCode.GROUP_NOT_FOUND).with("GroupId", groupId));
  }

  /// How many members any group may have.
  int maxMembers() {
    return maxMembers;
  }

  /// What is known of groups, in the order of their ids as given.
  ///
  /// @param groupIds no id twice
  Map<String, Group> findAll(long appId, List<String> groupIds) {
    if (groupIds.isEmpty()) {
      return Map.of();
    }
    List<Address> rows =
        groupIds.stream()
            .map(
                id -> new Address(new ConversationKey.Group(appId, id).partition(), GroupRows.INFO))
            .toList();
    Map<String, Group> found = new LinkedHashMap<>();
    Row.present(groupIds, engine.getAll(rows))
        .forEach((id, value) -> found.put(id, Group.read(value)));
    return found;
  }

  /// How a user stands to groups.
  ///
  /// @param groupIds what callers sent, whether they can be ids or not
  /// @return for each OK if the user is a member, GROUP_NOT_FOUND or USER_NOT_IN_GROUP
  public Map<String, ReturnCode> standing(long appId, String userId, Collection<String> groupIds) {
    List<String> ids = groupIds.stream().filter(Require::isGroupId).distinct().toList();
    List<Address> addresses = new ArrayList<>();
    for (String id : ids) {
      Bytes partition = new ConversationKey.Group(appId, id).partition();
      addresses.add(new Address(partition, Timeline.KEY));
      addresses.add(new Address(partition, GroupRows.memberKey(userId)));
    }
    Iterator<Optional<byte[]>> rows = engine.getAll(addresses).iterator();
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    groupIds.forEach(id -> codes.put(id, ReturnCode.GROUP_NOT_FOUND));
    for (String id : ids) {
      boolean isThere = rows.next().map(Timeline::read).filter(t -> !t.dismissed()).isPresent();
      boolean isMember = rows.next().isPresent();
      if (isThere) {
        codes.put(id, isMember ? ReturnCode.OK : ReturnCode.USER_NOT_IN_GROUP);
      }
    }
    return codes;
  }

  /// Creates a group.
  ///
  /// @param members registered users, no id twice, the owner first
  /// @param createdMillis since when messages count for them, in Unix milliseconds; 0 is now
  /// @return false if the id is or was a group's; nothing is changed then
  boolean create(
      long appId, String groupId, Group group, List<String> members, long createdMillis) {
    List<Joiner> joiners =
        members.stream().map(id -> new Joiner(id, createdMillis, false)).toList();
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          if (rows.group().isPresent()) {
            return false;
          }
          join(change, rows, group, joiners, GroupRows.Standing.NOTHING);
          return true;
        });
  }

  /// Makes users members, or invites them.
  ///
  /// @param joiners registered users, no id twice
  /// @return for each the outcome: OK, also for one who is a member already, or
  ///   GROUP_MEMBER_LIMIT_EXCEEDED
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Map<String, ReturnCode> invite(long appId, String groupId, String inviter, List<Joiner> joiners) {
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          GroupRows.Standing standing =
              rows.standing(joiners.stream().map(Joiner::userId).toList());
          for (Joiner joiner : joiners) {
            if (joiner.mustAgree() && !standing.isMember(joiner.userId())) {
              rows.putInvitation(joiner.userId(), inviter);
            }
          }
          List<Joiner> direct = joiners.stream().filter(joiner -> !joiner.mustAgree()).toList();
          return join(change, rows, rows.group().orElseThrow(), direct, standing);
        });
  }

  /// Removes members. If the owner goes, the first of the others becomes owner; if the last goes,
  /// the group is dismissed.
  ///
  /// @param userIds no id twice
  /// @return for each the outcome: OK or KICK_TARGET_NOT_IN_GROUP
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Map<String, ReturnCode> remove(long appId, String groupId, List<String> userIds) {
    return conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          Map<String, Member> leaving = rows.members(userIds);
          List<ConversationMember> leavers = new ArrayList<>();
          leaving.forEach((userId, member) -> {
            rows.deleteMember(userId, member);
            leavers.add(new ConversationMember(userId, member.joinedMillis()));
          });
          change.leave(leavers);
          settle(rows, leaving);
          Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
          for (String userId : userIds) {
            boolean left = leaving.containsKey(userId);
            outcomes.put(userId, left ? ReturnCode.OK : ReturnCode.KICK_TARGET_NOT_IN_GROUP);
          }
          return outcomes;
        });
  }

  /// Ends a group for ever.
  ///
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  void dismiss(long appId, String groupId) {
    conversations.write(
        new ConversationKey.Group(appId, groupId),
        change -> {
          GroupRows rows = new GroupRows(change);
          rows.requireGroup();
          rows.dismiss(rows.group().orElseThrow());
          return true;
        });
  }

  private Map<String, ReturnCode> join(
      GroupChange change,
      GroupRows rows,
      Group group,
      List<Joiner> joiners,
      GroupRows.Standing standing) {
    Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
    List<ConversationMember> admitted = new ArrayList<>();
    for (Joiner joiner : joiners) {
      outcomes.put(joiner.userId(), ReturnCode.OK);
      if (standing.isMember(joiner.userId())) {
        continue;
      }
      if (group.memberCount() + admitted.size() >= group.limits().maxMembers(maxMembers)) {
        outcomes.put(joiner.userId(), ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED);
        continue;
      }
      admitted.add(new ConversationMember(joiner.userId(), joiner.joinedMillis()));
    }
    long number = group.nextNumber();
    for (ConversationMember each : change.join(admitted)) {
      rows.putMember(each.userId(), new Member(number++, each.sinceMillis()));
      if (standing.invited().contains(each.userId())) {
        rows.deleteInvitation(each.userId());
      }
    }
    rows.put(group.withMembers(group.memberCount() + admitted.size(), number));
    return outcomes;
  }

  private static void settle(GroupRows rows, Map<String, Member> removed) {
    Group group = rows.group().orElseThrow();
    Group left = group.withMembers(group.memberCount() - removed.size(), group.nextNumber());
    if (left.memberCount() == 0) {
      rows.dismiss(left);
      return;
    }
    if (removed.containsKey(left.owner())) {
      GroupRows.Numbered first = rows.firstMember(left).orElseThrow();
      String next = first.userId();
      Member member = Objects.requireNonNull(rows.members(List.of(next)).get(next));
      left = rows.makeOwner(left.withFirstNumber(first.number()), next, member);
    }
    if (removed.values().stream().anyMatch(Member::isMuted)) {
      left = left.withMutes(left.mutes().withMembers(rows.longestMute()));
    }
    rows.put(left);
  }
}
