package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import dev.zimmer.user.UserPartition;
import java.util.ArrayList;
import java.util.List;

/// What one transaction on a conversation does to lists: it writes the registers beside the
/// transaction, and merges them into the lists in memory when they are durable, in the order in
/// which they were set.
///
/// One for each run of a transaction's body.
public final class ListChange {
  record RegisterValue(Register register, long version, long value) {}

  private final ConversationLists lists;
  private final Transaction transaction;
  private final long appId;
  private final List<Runnable> merges = new ArrayList<>();

  /// Starts with no change.
  public ListChange(ConversationLists lists, Transaction transaction, long appId) {
    this.lists = lists;
    this.transaction = transaction;
    this.appId = appId;
    transaction.onCommit(() -> merges.forEach(Runnable::run));
  }

  /// A message with this position reached the user in his one-to-one conversation with another.
  public void reachedPeer(String userId, String otherUserId, long position) {
    set(userId, ConversationId.peer(otherUserId), Register.LAST, position, position);
  }

  /// A message with this position reached this member of a group, not all of them; or his entry is
  /// to stay here after he leaves.
  public void reachedMember(String userId, String groupId, long position) {
    set(userId, ConversationId.group(groupId), Register.OWN, position, position);
  }

  /// The user became a member of a group.
  ///
  /// @param version larger than that of every change of his membership before
  /// @param joinedMillis messages of this time and later count for him
  public void joined(String userId, String groupId, long version, long joinedMillis) {
    long joinedAfter = Stamp.first(joinedMillis) - 1;
    set(userId, ConversationId.group(groupId), Register.MEMBER, version, joinedAfter);
  }

  /// The user left a group. His entry stays where it is.
  ///
  /// @param version larger than that of every change of his membership before
  /// @param joinedMillis since when messages counted for him
  /// @param timeline the group's at this moment
  public void left(
      String userId, String groupId, long version, long joinedMillis, Timeline timeline) {
    if (timeline.head() >= Stamp.first(joinedMillis)) {
      reachedMember(
          userId,
          groupId,
          timeline.head()); // before GONE, or the entry would fall back for a moment
    }
    set(userId, ConversationId.group(groupId), Register.MEMBER, version, Register.GONE);
    // Or a reader elsewhere might find the group's next message before he finds that the user left,
    // and the entry would fall back afterwards.
    transaction.alongsideFirst();
  }

  /// The user deleted a conversation from his list.
  ///
  /// @param millis what is not later than this is hidden
  void deleted(String userId, ConversationId id, long millis) {
    set(userId, id, Register.HIDDEN, Stamp.last(millis), Stamp.last(millis));
  }

  /// A group's timeline was written: a message for all its members, or its end.
  public void moved(String groupId, Timeline timeline) {
    merges.add(() -> lists.merge(appId, groupId, timeline));
  }

  private void set(String userId, ConversationId id, Register register, long version, long value) {
    Bytes partition = UserPartition.of(appId, userId);
    transaction
        .alongside()
        .put(partition, ListKeys.key(id, register), version, ListKeys.value(version, value));
    RegisterValue written = new RegisterValue(register, version, value);
    merges.add(() -> lists.merge(appId, userId, id, written));
  }
}
