package dev.zimmer.list;

import dev.zimmer.stamp.Stamp;
import java.util.concurrent.atomic.AtomicLong;

/// The position of a group's newest message for all, and of that for all or for most, shared by the
/// lists of all its members: a group message moves every list by writing them.
///
/// It only ever grows, and a dismissal is for ever, so what is read from the store and what is
/// written meanwhile may be merged in any order.
final class GroupHead {
  /// The position of a group that has been dismissed: larger than all others, so it stays.
  static final long DISMISSED = Long.MAX_VALUE;

  private final AtomicLong moves;
  private volatile long position = Stamp.NONE;
  private volatile long positionForMost = Stamp.NONE;
  private volatile long ownMoves;
  private volatile boolean loaded;

  /// The head of a group of which nothing is known yet.
  ///
  /// @param moves counts on after the head has moved: whoever finds it unchanged need not look at
  ///   the heads again
  GroupHead(AtomicLong moves) {
    this.moves = moves;
  }

  /// Moves the head unless it is there already.
  ///
  /// @param newPosition of the newest message for all; [Stamp#NONE] if it is not known
  /// @param newPositionForMost of the newest message for all or for all but some; not smaller
  synchronized void merge(long newPosition, long newPositionForMost) {
    if (newPosition <= position && newPositionForMost <= positionForMost) {
      return;
    }
    position = Math.max(position, newPosition);
    positionForMost = Math.max(positionForMost, newPositionForMost);
    ownMoves++;
    moves.incrementAndGet();
  }

  /// Notes that there is no group any more.
  void dismiss() {
    merge(DISMISSED, DISMISSED);
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

  /// The position of the newest message for all. [Stamp#NONE] if there was no message yet,
  /// [#DISMISSED] if there is no group any more.
  long position() {
    return position;
  }

  /// The position of the newest message for all or for all but some. [Stamp#NONE] if there was no
  /// message yet, [#DISMISSED] if there is no group any more.
  long positionForMost() {
    return positionForMost;
  }
}
