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
import java.util.List;
import java.util.Optional;

/// The rows of one group, read and written in one change of it.
public final class GroupRows {
  static final Bytes INFO = new KeyBuilder().tag('i').build();

  private static final int AT_A_TIME = 500;
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
    if (change.isDismissed() || rows.get(INFO).isEmpty()) {
      throw new ActionException(ReturnCode.GROUP_NOT_FOUND);
    }
  }

  /// Whether the user is a member now.
  public boolean isMember(String userId) {
    return member(userId).isPresent();
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
