package dev.zimmer.group;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationMember;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.conversation.OtherRows;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rows of one group, read and written in one change of it.
public final class GroupRows {
  static final Bytes INFO = new KeyBuilder().tag('i').build();

  private static final int AT_A_TIME = 500;
  private static final int FORMAT = 1;

  /// What a group knows of some users.
  ///
  /// @param members the members among them
  /// @param invited those of them who are invited and have not agreed yet
  record Standing(Map<String, Member> members, Set<String> invited) {
    /// What a new group knows of anybody.
    static final Standing NOTHING = new Standing(Map.of(), Set.of());

    boolean isMember(String userId) {
      return members.containsKey(userId);
    }
  }

  private final GroupChange change;
  private final OtherRows rows;

  /// The rows that a change sees.
  public GroupRows(GroupChange change) {
    this.change = change;
    this.rows = change.rows();
  }

  /// Returns if there is such a group.
  ///
  /// @throws ActionException GROUP_NOT_FOUND if there is none or it was dismissed
  public void requireGroup() {
    if (!change.exists()) {
      throw new ActionException(ReturnCode.GROUP_NOT_FOUND);
    }
  }

  /// Those of the users who are members now, in their order.
  public List<String> membersAmong(Collection<String> userIds) {
    return List.copyOf(members(userIds).keySet());
  }

  /// The same, and since when messages count for each.
  public List<ConversationMember> membershipsAmong(Collection<String> userIds) {
    return members(userIds).entrySet().stream()
        .map(each -> new ConversationMember(each.getKey(), each.getValue().joinedMillis()))
        .toList();
  }

  Optional<Group> group() {
    return rows.get(INFO).map(Group::read);
  }

  void put(Group group) {
    rows.put(INFO, group.toBytes());
  }

  /// Those of the users who are members now, in their order.
  Map<String, Member> members(Collection<String> userIds) {
    List<String> distinct = Require.possibleUserIds(userIds);
    List<Bytes> keys = distinct.stream().map(GroupRows::memberKey).toList();
    return members(distinct, rows.getAll(keys));
  }

  /// What the group knows of users.
  Standing standing(Collection<String> userIds) {
    List<String> distinct = Require.possibleUserIds(userIds);
    List<Bytes> keys = new ArrayList<>(distinct.stream().map(GroupRows::memberKey).toList());
    distinct.stream().map(GroupRows::invitationKey).forEach(keys::add);
    List<Optional<byte[]>> values = rows.getAll(keys);
    int count = distinct.size();
    return new Standing(
        members(distinct, values.subList(0, count)),
        Row.present(distinct, values.subList(count, 2 * count)).keySet());
  }

  void putMember(String userId, Member member) {
    rows.put(memberKey(userId), member.toBytes());
    rows.put(numberKey(member.number()), new ValueWriter(FORMAT).text(userId).toBytes());
  }

  void deleteMember(String userId, Member member) {
    rows.delete(memberKey(userId));
    rows.delete(numberKey(member.number()));
  }

  /// A member and their number.
  record First(String userId, long number) {}

  /// The member who joined first of those who are there now; empty if nobody is.
  ///
  /// Those who left are still there as marks of deletion, and a store looks through all of them,
  /// Cassandra up to a limit. So it is asked for few numbers at a time, and never again for those
  /// that were found to be free.
  Optional<First> firstMember(Group group) {
    for (long number = group.firstNumber(); number < group.nextNumber(); number += AT_A_TIME) {
      List<Row> found = rows.scan(numberKey(number), numberKey(number + AT_A_TIME), 1);
      if (!found.isEmpty()) {
        return Optional.of(first(found.getFirst()));
      }
    }
    return Optional.empty();
  }

  private static First first(Row row) {
    KeyReader key = new KeyReader(row.key());
    key.tag();
    return new First(new ValueReader(row.value(), FORMAT).text(), key.number());
  }

  void putInvitation(String userId, String inviter) {
    rows.put(invitationKey(userId), new ValueWriter(FORMAT).text(inviter).toBytes());
  }

  void deleteInvitation(String userId) {
    rows.delete(invitationKey(userId));
  }

  private static Map<String, Member> members(List<String> userIds, List<Optional<byte[]>> values) {
    Map<String, Member> members = new LinkedHashMap<>();
    Row.present(userIds, values)
        .forEach((userId, value) -> members.put(userId, Member.read(value)));
    return members;
  }

  static Bytes memberKey(String userId) {
    return new KeyBuilder().tag('m').text(userId).build();
  }

  private static Bytes numberKey(long number) {
    return new KeyBuilder().tag('o').number(number).build();
  }

  private static Bytes invitationKey(String userId) {
    return new KeyBuilder().tag('v').text(userId).build();
  }
}
