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
import org.jspecify.annotations.Nullable;

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

  private static final Bytes MUTED = new KeyBuilder().tag('q').build();

  private final GroupChange change;
  private final OtherRows rows;
  private @Nullable Group before;

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

  /// Whether a user is a member now.
  public boolean isMember(String userId) {
    return rows.get(memberKey(userId)).isPresent();
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

  /// The group; empty if there never was one.
  Optional<Group> group() {
    Optional<Group> group = rows.get(INFO).map(Group::read);
    before = group.orElse(null);
    return group;
  }

  /// Writes the group that was read before, changed, or a new one. What the lists of its app's
  /// groups say of it follows.
  void put(Group group) {
    put(group, false);
  }

  /// Ends the group for ever.
  void dismiss(Group group) {
    change.dismiss();
    put(group.withMutes(GroupMutes.NOBODY), true);
  }

  private void put(Group group, boolean isDismissed) {
    Group listed =
        group.listed() == Group.NOT_LISTED ? group.listedAt(change.nextVersion()) : group;
    rows.put(INFO, listed.toBytes());
    AppGroups.write(change, before, listed, isDismissed);
    before = listed;
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

  /// Makes somebody a member.
  void putMember(String userId, Member member) {
    changeMember(userId, member);
    rows.put(numberKey(member.number()), new ValueWriter(FORMAT).text(userId).toBytes());
  }

  /// Changes a member, who keeps their number and their mute.
  void changeMember(String userId, Member member) {
    rows.put(memberKey(userId), member.toBytes());
  }

  /// Makes a member the owner. Whoever was it is an ordinary member then, as their own row says.
  ///
  /// @return the group, still to be written
  Group makeOwner(Group group, String userId, Member member) {
    if (member.role() != Role.ORDINARY) {
      changeMember(userId, member.withRole(Role.ORDINARY));
    }
    return group.withOwner(userId);
  }

  /// Mutes a member by name, or lifts that.
  ///
  /// @param until see [GroupMutes]
  void muteMember(String userId, Member member, long until) {
    if (member.mutedUntil() == until) {
      return;
    }
    deleteMute(userId, member);
    if (until != GroupMutes.NOT_MUTED) {
      rows.put(muteKey(userId, until), new ValueWriter(FORMAT).toBytes());
    }
    changeMember(userId, member.mutedUntil(until));
  }

  /// Until when the member is muted who is muted longest, of those muted by name.
  long longestMute() {
    List<Row> longest = rows.scan(MUTED, MUTED.prefixEnd(), 1);
    if (longest.isEmpty()) {
      return GroupMutes.NOT_MUTED;
    }
    KeyReader key = new KeyReader(longest.getFirst().key());
    key.tag();
    return GroupMutes.FOREVER - key.number();
  }

  void deleteMember(String userId, Member member) {
    rows.delete(memberKey(userId));
    rows.delete(numberKey(member.number()));
    deleteMute(userId, member);
  }

  private void deleteMute(String userId, Member member) {
    if (member.isMuted()) {
      rows.delete(muteKey(userId, member.mutedUntil()));
    }
  }

  /// A member and their number.
  record Numbered(String userId, long number) {}

  /// The member who joined first of those who are there now; empty if nobody is.
  ///
  /// Those who left are still there as marks of deletion, and a store looks through all of them,
  /// Cassandra up to a limit. So it is asked for few numbers at a time, and never again for those
  /// that were found to be free.
  Optional<Numbered> firstMember(Group group) {
    for (long number = group.firstNumber(); number < group.nextNumber(); number += AT_A_TIME) {
      List<Row> found = rows.scan(numberKey(number), numberKey(number + AT_A_TIME), 1);
      if (!found.isEmpty()) {
        return Optional.of(numbered(found.getFirst()));
      }
    }
    return Optional.empty();
  }

  /// The member whose row in the order of joining it is.
  static Numbered numbered(Row row) {
    KeyReader key = new KeyReader(row.key());
    key.tag();
    return new Numbered(new ValueReader(row.value(), FORMAT).text(), key.number());
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

  /// The longest mute first.
  private static Bytes muteKey(String userId, long until) {
    return new KeyBuilder().tag('q').number(GroupMutes.FOREVER - until).text(userId).build();
  }

  static Bytes numberKey(long number) {
    return new KeyBuilder().tag('o').number(number).build();
  }

  private static Bytes invitationKey(String userId) {
    return new KeyBuilder().tag('v').text(userId).build();
  }
}
