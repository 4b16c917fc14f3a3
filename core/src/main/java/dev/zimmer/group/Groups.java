package dev.zimmer.group;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationPartition;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.list.ListChange;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The groups of all apps: each change is one transaction on the group's partition.
public final class Groups {
  private final StorageEngine engine;
  private final StampClock clock;
  private final ConversationLists lists;
  private final int maxMembers;

  /// The groups kept in a store.
  ///
  /// @param maxMembers how many members a group may have
  public Groups(StorageEngine engine, StampClock clock, ConversationLists lists, int maxMembers) {
    this.engine = engine;
    this.clock = clock;
    this.lists = lists;
    this.maxMembers = maxMembers;
  }

  /// One who is to join.
  ///
  /// @param userId a registered user
  /// @param joinedMillis since when messages count for him, in Unix milliseconds; 0 is now
  /// @param mustAgree whether he is only invited
  record Joiner(String userId, long joinedMillis, boolean mustAgree) {}

  /// Whether the group exists and was not dismissed.
  public boolean exists(long appId, String groupId) {
    var partition = ConversationPartition.group(appId, groupId);
    List<Optional<byte[]>> rows =
        engine.getAll(
            List.of(new Address(partition, GroupRows.INFO), new Address(partition, Timeline.KEY)));
    return rows.getFirst().isPresent()
        && !rows.getLast().map(Timeline::read).orElse(Timeline.EMPTY).dismissed();
  }

  /// Creates a group.
  ///
  /// @param members registered users, no id twice, the owner first
  /// @param createdMillis since when messages count for them, in Unix milliseconds; 0 is now
  /// @return false if the id is or was a group's; nothing is changed then
  boolean create(
      long appId, String groupId, Group group, List<String> members, long createdMillis) {
    return engine.transact(
        ConversationPartition.group(appId, groupId),
        transaction -> {
          GroupRows rows = new GroupRows(transaction);
          if (rows.group().isPresent()) {
            return false;
          }
          rows.put(group);
          Timeline.EMPTY.write(transaction, clock);
          List<Joiner> joiners =
              members.stream().map(id -> new Joiner(id, createdMillis, false)).toList();
          join(transaction, appId, groupId, joiners);
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
    return engine.transact(
        ConversationPartition.group(appId, groupId),
        transaction -> {
          GroupRows rows = new GroupRows(transaction);
          rows.requireTimeline();
          for (Joiner joiner : joiners) {
            if (joiner.mustAgree() && !rows.isMember(joiner.userId())) {
              rows.putInvitation(joiner.userId(), inviter);
            }
          }
          List<Joiner> direct = joiners.stream().filter(joiner -> !joiner.mustAgree()).toList();
          return join(transaction, appId, groupId, direct);
        });
  }

  /// Removes members. If the owner goes, the first of the others becomes owner; if the last goes,
  /// the group is dismissed.
  ///
  /// @param userIds no id twice
  /// @return for each the outcome: OK or KICK_TARGET_NOT_IN_GROUP
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  Map<String, ReturnCode> remove(long appId, String groupId, List<String> userIds) {
    return engine.transact(
        ConversationPartition.group(appId, groupId),
        transaction -> {
          GroupRows rows = new GroupRows(transaction);
          Timeline timeline = rows.requireTimeline();
          ListChange change = new ListChange(lists, transaction, appId);
          Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
          long removed = 0;
          for (String userId : userIds) {
            Optional<Member> member = rows.member(userId);
            if (member.isPresent()) {
              rows.deleteMember(userId, member.get());
              long version = timeline.next(clock);
              change.left(userId, groupId, version, member.get().joinedMillis(), timeline);
              removed++;
            }
            outcomes.put(
                userId, member.isPresent() ? ReturnCode.OK : ReturnCode.KICK_TARGET_NOT_IN_GROUP);
          }
          settle(transaction, groupId, removed, change);
          return outcomes;
        });
  }

  /// Ends a group for ever.
  ///
  /// @throws dev.zimmer.action.ActionException GROUP_NOT_FOUND
  void dismiss(long appId, String groupId) {
    engine.transact(
        ConversationPartition.group(appId, groupId),
        transaction -> {
          Timeline ended = new GroupRows(transaction).requireTimeline().withDismissal();
          ended.write(transaction, clock);
          new ListChange(lists, transaction, appId).moved(groupId, ended);
          return true;
        });
  }

  private Map<String, ReturnCode> join(
      Transaction transaction, long appId, String groupId, List<Joiner> joiners) {
    GroupRows rows = new GroupRows(transaction);
    Group group = rows.group().orElseThrow();
    Timeline timeline = Timeline.read(transaction);
    long nowMillis = timeline.joinMillis(clock);
    ListChange change = new ListChange(lists, transaction, appId);
    Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
    long count = group.memberCount();
    long number = group.nextNumber();
    for (Joiner joiner : joiners) {
      outcomes.put(joiner.userId(), ReturnCode.OK);
      if (rows.isMember(joiner.userId())) {
        continue;
      }
      if (count >= maxMembers) {
        outcomes.put(joiner.userId(), ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED);
        continue;
      }
      long joinedMillis = joiner.joinedMillis() == 0 ? nowMillis : joiner.joinedMillis();
      rows.putMember(joiner.userId(), new Member(number++, joinedMillis));
      change.joined(joiner.userId(), groupId, timeline.next(clock), joinedMillis);
      count++;
    }
    rows.put(group.withMembers(count, number));
    timeline.withFloor(nowMillis).write(transaction, clock);
    return outcomes;
  }

  private void settle(Transaction transaction, String groupId, long removed, ListChange change) {
    GroupRows rows = new GroupRows(transaction);
    Group group = rows.group().orElseThrow();
    Group left = group.withMembers(group.memberCount() - removed, group.nextNumber());
    Timeline timeline = Timeline.read(transaction);
    if (left.memberCount() == 0) {
      timeline = timeline.withDismissal();
      change.moved(groupId, timeline);
    } else if (!rows.isMember(left.owner())) {
      left = left.withOwner(rows.firstMember().orElseThrow());
    }
    timeline.write(transaction, clock);
    rows.put(left);
  }
}
