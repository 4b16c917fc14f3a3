package dev.zimmer.group;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.conversation.OtherRows;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one group, read and written in one change of it.
public final class GroupRows {
  static final Bytes INFO = new KeyBuilder().tag('i').build();

  private static final Bytes MEMBERS = new KeyBuilder().tag('m').build();
  private static final Bytes NUMBERS = new KeyBuilder().tag('o').build();
  private static final int FORMAT = 1;

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

  /// Whether the user is a member now.
  public boolean isMember(String userId) {
    return member(userId).isPresent();
  }

  /// All members, in the order of their ids.
  public List<String> memberIds() {
    List<String> ids = new ArrayList<>();
    for (Row row : rows.scan(MEMBERS, Integer.MAX_VALUE)) {
      KeyReader key = new KeyReader(row.key());
      key.tag();
      ids.add(key.text());
    }
    return ids;
  }

  Optional<Group> group() {
    return rows.get(INFO).map(Group::read);
  }

  void put(Group group) {
    rows.put(INFO, group.toBytes());
  }

  Optional<Member> member(String userId) {
    return rows.get(memberKey(userId)).map(Member::read);
  }

  void putMember(String userId, Member member) {
    rows.put(memberKey(userId), member.toBytes());
    rows.put(numberKey(member.number()), new ValueWriter(FORMAT).text(userId).toBytes());
    rows.delete(invitationKey(userId));
  }

  void deleteMember(String userId, Member member) {
    rows.delete(memberKey(userId));
    rows.delete(numberKey(member.number()));
  }

  /// The member who joined first of those who are there now; empty if nobody is.
  Optional<String> firstMember() {
    return rows.scan(NUMBERS, 1).stream()
        .findFirst()
        .map(row -> new ValueReader(row.value(), FORMAT).text());
  }

  void putInvitation(String userId, String inviter) {
    rows.put(invitationKey(userId), new ValueWriter(FORMAT).text(inviter).toBytes());
  }

  private static Bytes memberKey(String userId) {
    return new KeyBuilder().tag('m').text(userId).build();
  }

  private static Bytes numberKey(long number) {
    return new KeyBuilder().tag('o').number(number).build();
  }

  private static Bytes invitationKey(String userId) {
    return new KeyBuilder().tag('v').text(userId).build();
  }
}
