package dev.zimmer.conversation;

/// What a timeline knows of a conversation's messages by their numbers.
///
/// @param last the number of the newest message; 0 if there is none
/// @param lastInTurn the number of the newest message that came in turn; 0 if there is none
/// @param lastUnindexed up to that number messages were stored before there was an index of times;
///   0 if there are none
/// @param counted how many messages counted as unread for those whom they reached
/// @param lastRecalled the largest number of those among them that were recalled; 0 if none was
/// @param edits how often messages were edited
public record Numbers(
    long last, long lastInTurn, long lastUnindexed, Counts counted, long lastRecalled, long edits) {
  /// Those of a conversation without messages.
  public static final Numbers NONE = new Numbers(0, 0, 0, Counts.NONE, 0, 0);

  /// The end of the conversation as it is now, for somebody.
  ///
  /// @param side whose messages count for them
  Point end(Side side) {
    return new Point(last, counted.of(side));
  }

  Numbers withMessage() {
    return new Numbers(last + 1, lastInTurn, lastUnindexed, counted, lastRecalled, edits);
  }

  Numbers withLastInTurn() {
    return new Numbers(last, last, lastUnindexed, counted, lastRecalled, edits);
  }

  Numbers withCounted(Side side) {
    return new Numbers(last, lastInTurn, lastUnindexed, counted.plusOne(side), lastRecalled, edits);
  }

  Numbers withRecalled(long sequence) {
    return new Numbers(
        last, lastInTurn, lastUnindexed, counted, Math.max(lastRecalled, sequence), edits);
  }

  Numbers withEdit() {
    return new Numbers(last, lastInTurn, lastUnindexed, counted, lastRecalled, edits + 1);
  }
}
