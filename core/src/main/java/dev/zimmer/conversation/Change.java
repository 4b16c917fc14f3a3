package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/// One change of a conversation while it is being made, see [Conversations]. Whoever makes it says
/// what happens; the stamps, the timeline and the events follow from that.
///
/// One for each run of a transaction's body, and only while it runs.
public abstract sealed class Change permits PeerChange, GroupChange {
  private final Transaction transaction;
  private final StampClock clock;
  private final Bytes partition;
  private final Alongside alongside;
  private final List<Event> events = new ArrayList<>(2);
  private Timeline timeline;
  private boolean drawn;

  Change(Transaction transaction, Bytes partition, StampClock clock) {
    this.transaction = transaction;
    this.clock = clock;
    this.partition = partition;
    this.alongside = new TransactionAlongside(transaction, partition);
    this.timeline = Timeline.read(transaction).withExclusions(List.of());
  }

  /// Which conversation it is.
  public abstract ConversationKey conversation();

  /// The name of the conversation's partition.
  public final Bytes partition() {
    return partition;
  }

  /// The conversation's other rows.
  public final OtherRows rows() {
    return new OtherRows(transaction);
  }

  /// What is written together with this.
  public final Alongside alongside() {
    return alongside;
  }

  /// A user takes the conversation out of their list. No later message has the same time as what
  /// they have seen.
  ///
  /// @return what is not later than this is hidden, in Unix milliseconds
  public final long hide(String userId) {
    long millis = timeline.deletionMillis(clock);
    timeline = timeline.withFloor(millis + 1);
    happens(new Event.Hidden(conversation(), userId, millis));
    return millis;
  }

  /// A version for a row that belongs to the conversation, larger than those before.
  public final long nextVersion() {
    drawn = true;
    return timeline.next(clock);
  }

  final Timeline timeline() {
    return timeline;
  }

  final StampClock clock() {
    return clock;
  }

  /// Moves the timeline.
  final void move(Timeline next) {
    timeline = next;
  }

  final void happens(Event event) {
    events.add(event);
  }

  /// Gives a message its place.
  ///
  /// @param millis when it was sent, in Unix milliseconds; 0 is now
  /// @param seenByAll whether everybody in the conversation may see it
  final Place take(long millis, boolean seenByAll) {
    Place place =
        millis == 0
            ? timeline.place(clock)
            : timeline.placeInPast(clock, millis, partition.hashCode());
    timeline = timeline.withMessage(place.position());
    if (seenByAll && place.millis() == Stamp.millis(place.stamp())) {
      timeline = timeline.withLastInTurn();
    }
    return place;
  }

  /// Tells the listeners what happens, and writes the timeline: last, when no stamp is drawn any
  /// more.
  final void finish(List<ConversationListener> listeners) {
    if (events.isEmpty() && !drawn) {
      return;
    }
    for (Event event : events) {
      for (ConversationListener listener : listeners) {
        listener.beforeCommit(event, alongside);
      }
    }
    timeline.write(transaction, clock);
    transaction.onCommit(() -> deliver(listeners));
  }

  private void deliver(List<ConversationListener> listeners) {
    for (Event event : events) {
      for (ConversationListener listener : listeners) {
        listener.afterCommit(event);
      }
    }
  }

  private record TransactionAlongside(Transaction transaction, Bytes conversation)
      implements Alongside {
    @Override
    public void put(Bytes partition, Bytes key, long version, byte[] value) {
      if (key.equals(Timeline.KEY) && partition.equals(conversation)) {
        throw OtherRows.timeline();
      }
      transaction.alongside().put(partition, key, version, value);
    }

    @Override
    public void visibleFirst() {
      transaction.alongsideFirst();
    }
  }
}
