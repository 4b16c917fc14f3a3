package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;

/// The position of a group's newest message for all, shared by the lists of all its members: a
/// group message moves every list by writing this one field.
///
/// It only ever grows, and a dismissal is for ever, so what is read from the store and what is
/// written meanwhile may be merged in any order.
final class GroupHead {
  private volatile long position = Stamp.NONE;
  private volatile boolean dismissed;
  private volatile boolean loaded;

  synchronized void merge(long newPosition, boolean newDismissed) {
    position = Math.max(position, newPosition);
    dismissed |= newDismissed;
  }

  void markLoaded() {
    loaded = true;
  }

  boolean isLoaded() {
    return loaded;
  }

  long position() {
    return position;
  }

  boolean isDismissed() {
    return dismissed;
  }
}
