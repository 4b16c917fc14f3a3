package dev.zimmer.list;

import dev.zimmer.stamp.Stamp;
import java.util.concurrent.atomic.AtomicLong;

/// The position of a group's newest message for all, shared by the lists of all its members: a
/// group message moves every list by writing this one field.
///
/// It only ever grows, and a dismissal is for ever, so what is read from the store and what is
/// written meanwhile may be merged in any order.
final class GroupHead {
  /// The position of a group that has been dismissed: larger than all others, so it stays.
  static final long DISMISSED = Long.MAX_VALUE;

  private final AtomicLong moves;
  private volatile long position = Stamp.NONE;
  private volatile long ownMoves;
  private volatile boolean loaded;

  /// The head of a group of which nothing is known yet.
  ///
  /// @param moves counts on after the head has moved: whoever finds it unchanged need not look at
  ///   the heads again
  GroupHead(AtomicLong moves) {
    this.moves = moves;
  }

  synchronized void merge(long newPosition, boolean dismissed) {
    long merged = Math.max(position, dismissed ? DISMISSED : newPosition);
    if (merged > position) {
      position = merged;
      ownMoves++;
      moves.incrementAndGet();
    }
  }

  /// How often it has moved.
  long moves() {
    return ownMoves;
  }

  void markLoaded() {
    loaded = true;
  }

  boolean isLoaded() {
    return loaded;
  }

  /// [Stamp#NONE] if there was no message yet, [#DISMISSED] if there is no group any more.
  long position() {
    return position;
  }
}
