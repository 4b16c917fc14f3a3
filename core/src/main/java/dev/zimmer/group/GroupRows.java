package dev.zimmer.group;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one group, read and written in one transaction on its partition.
public final class GroupRows {
  static final Bytes INFO = new KeyBuilder().tag('i').build();

  private static final Bytes MEMBERS = new KeyBuilder().tag('m').build();
  private static final Bytes NUMBERS = new KeyBuilder().tag('o').build();
  private static final int FORMAT = 1;

  private final Transaction transaction;

  /// The rows that a transaction sees.
  public GroupRows(Transaction transaction) {
    this.transaction = transaction;
  }

  /// The timeline of the group.
  ///
  /// @throws ActionException GROUP_NOT_FOUND if there is no such group or it was dismissed
  public Timeline requireTimeline() {
    Timeline timeline = Timeline.read(transaction);
    if (transaction.get(INFO).isEmpty() || timeline.dismissed()) {
      throw new ActionException(ReturnCode.GROUP_NOT_FOUND);
    }
    return timeline;
  }

  /// Whether the user is a member now.
  public boolean isMember(String userId) {
    return member(userId).isPresent();
  }

  /// All members, in the order of their ids.
  public List<String> memberIds() {
    List<String> ids = new ArrayList<>();
    for (Row row : transaction.scan(MEMBERS, MEMBERS.prefixEnd(), Integer.MAX_VALUE)) {
      KeyReader key = new KeyReader(row.key());
      key.tag();
      ids.add(key.text());
    }
    return ids;
  }

  Optional<Group> group() {
    return transaction.get(INFO).map(Group::read);
  }

  void put(Group group) {
    transaction.put(INFO, group.toBytes());
  }

  Optional<Member> member(String userId) {
    return transaction.get(memberKey(userId)).map(Member::read);
  }

  void putMember(String userId, Member member) {
    transaction.put(memberKey(userId), member.toBytes());
    transaction.put(numberKey(member.number()), new ValueWriter(FORMAT).text(userId).toBytes());
    transaction.delete(invitationKey(userId));
  }

  void deleteMember(String userId, Member member) {
    transaction.delete(memberKey(userId));
    transaction.delete(numberKey(member.number()));
  }

  /// The member who joined first of those who are there now; empty if nobody is.
  Optional<String> firstMember() {
    return transaction.scan(NUMBERS, NUMBERS.prefixEnd(), 1).stream()
        .findFirst()
        .map(row -> new ValueReader(row.value(), FORMAT).text());
  }

  void putInvitation(String userId, String inviter) {
    transaction.put(invitationKey(userId), new ValueWriter(FORMAT).text(inviter).toBytes());
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
