package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import java.util.List;

/// One change of a group while it is being made.
public final class GroupChange extends Change {
  private final ConversationKey.Group conversation;

  GroupChange(
      Transaction transaction,
      ConversationKey.Group conversation,
      Bytes partition,
      StampClock clock) {
    super(transaction, partition, clock);
    this.conversation = conversation;
  }

  @Override
  public ConversationKey.Group conversation() {
    return conversation;
  }

  /// Whether there is such a group: somebody has joined it, and it was not dismissed.
  public boolean exists() {
    return !timeline().equals(Timeline.EMPTY) && !timeline().dismissed();
  }

  /// A message is sent to all members now.
  public Place message() {
    return toAll(0, false);
  }

  /// A message is sent to some members now.
  ///
  /// @param reached these members
  public Place messageTo(List<String> reached) {
    Place place = take(0, false);
    happens(new Event.TargetedMessage(conversation, place, reached));
    return place;
  }

  /// A message is brought into the history of the group.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  public Place importMessage(long millis) {
    return toAll(millis, true);
  }

  /// Users become members. Every message before has an earlier time than those that count for
  /// whoever joins now, and every later message has not.
  ///
  /// @param joiners nobody twice, none of them a member; who joins at 0 joins now
  /// @return the same, with the times at which they joined
  public List<ConversationMember> join(List<ConversationMember> joiners) {
    if (joiners.isEmpty()) {
      return joiners;
    }
    long stamp = timeline().joinStamp(clock());
    long now = Stamp.millis(stamp);
    move(timeline().withFloor(now));
    List<ConversationMember> joined =
        joiners.stream()
            .map(
                each -> each.sinceMillis() == 0 ? new ConversationMember(each.userId(), now) : each)
            .toList();
    happens(new Event.MembersJoined(conversation, joined, stamp));
    return joined;
  }

  /// Members leave.
  ///
  /// @param leavers nobody twice, all of them members, as they joined
  public void leave(List<ConversationMember> leavers) {
    if (!leavers.isEmpty()) {
      long stamp = timeline().next(clock());
      happens(new Event.MembersLeft(conversation, leavers, stamp, timeline().head()));
    }
  }

  /// The group ends, for ever.
  public void dismiss() {
    move(timeline().withDismissal());
    happens(new Event.Dismissed(conversation));
  }

  private Place toAll(long millis, boolean imported) {
    Place place = take(millis, true);
    happens(new Event.GroupMessage(conversation, place, timeline().head(), imported));
    return place;
  }
}
