package dev.zimmer.conversation;

import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import java.util.List;

/// One change of a one-to-one conversation while it is being made.
public final class PeerChange extends Change {
  private final ConversationKey.Peer conversation;

  PeerChange(
      Transaction transaction,
      ConversationKey.Peer conversation,
      Bytes partition,
      StampClock clock) {
    super(transaction, partition, clock);
    this.conversation = conversation;
  }

  @Override
  public ConversationKey.Peer conversation() {
    return conversation;
  }

  /// A message is sent now.
  ///
  /// @param reached the users whose lists it moves: both, or one of them
  public Place message(List<String> reached) {
    Place place = take(0, true);
    happens(new Event.PeerMessage(conversation, place, reached, false));
    return place;
  }

  /// A message is brought into the history of one of the two.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @param owner the user in whose history and list it is
  public Place importMessage(long millis, String owner) {
    Place place = take(millis, false);
    happens(new Event.PeerMessage(conversation, place, List.of(owner), true));
    return place;
  }
}
