package dev.zimmer.stamp;

/// The stamps that one process may hand out: some slots of every millisecond, up to a ceiling.
///
/// @param firstSlot the smallest of its slots
/// @param slots how many slots it has, side by side
/// @param after only larger stamps are its own
/// @param ceiling its largest stamp for now
record StampRange(int firstSlot, int slots, long after, long ceiling) {
  /// The smallest stamp in the slots that is larger than a stamp and not earlier than a time.
  ///
  /// @param stamp any stamp
  /// @param millis Unix milliseconds
  long next(long stamp, long millis) {
    long candidate = Math.max(Math.max(stamp, after) + 1, Stamp.first(millis));
    long first = Stamp.first(Stamp.millis(candidate)) + firstSlot;
    if (candidate < first) {
      return first;
    }
    return candidate < first + slots ? candidate : first + Stamp.SLOTS;
  }
}
