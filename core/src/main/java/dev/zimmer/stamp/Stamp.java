package dev.zimmer.stamp;

/// Arithmetic on stamps: `stamp = unixMillis * 2048 + slot`.
///
/// A stamp is a whole number from 0 to 2^53 - 1 until the year 2109, so every JSON reader holds it
/// exactly. Comparing two stamps compares their times first.
public final class Stamp {
  /// How many stamps a millisecond has.
  public static final int SLOTS = 2048;

  /// The largest stamp, 2^53 - 1.
  public static final long MAX = (1L << 53) - 1;

  /// Smaller than every stamp that anything has: where there is nothing.
  public static final long NONE = 0;

  private Stamp() {}

  /// The time of a stamp, in Unix milliseconds.
  public static long millis(long stamp) {
    return stamp / SLOTS;
  }

  /// The first stamp of a millisecond.
  ///
  /// @param millis Unix milliseconds
  public static long first(long millis) {
    return millis * SLOTS;
  }

  /// The last stamp of a millisecond.
  ///
  /// @param millis Unix milliseconds
  public static long last(long millis) {
    return millis * SLOTS + SLOTS - 1;
  }

  /// A stamp of a millisecond of the past, for what is imported there.
  ///
  /// @param millis Unix milliseconds
  /// @param scatter any number that differs from one conversation to the next: it chooses the slot,
  ///   so that two conversations imported at one time rarely get one stamp
  public static long imported(long millis, int scatter) {
    return first(millis) + Math.floorMod(scatter, SLOTS);
  }
}
