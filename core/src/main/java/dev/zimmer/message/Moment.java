package dev.zimmer.message;

import dev.zimmer.stamp.Stamp;
import java.util.Comparator;

/// Where a message is in the order of times: by when it was sent, and among equal times by number.
///
/// @param millis when it was sent, in Unix milliseconds
/// @param sequence its number in the conversation
record Moment(long millis, long sequence) implements Comparable<Moment> {
  /// Later than every message.
  static final Moment LATEST = new Moment(Stamp.millis(Stamp.MAX), Stamp.MAX);

  private static final Comparator<Moment> ORDER =
      Comparator.comparingLong(Moment::millis).thenComparingLong(Moment::sequence);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }

  boolean isBefore(Moment other) {
    return compareTo(other) < 0;
  }
}
