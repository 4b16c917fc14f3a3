package dev.zimmer.stamp;

/// The milliseconds by which a clock that is ahead of the wall clock moves on by itself, and what
/// it owes the wall clock for them.
///
/// Each is paid for by two milliseconds of the wall clock. So however many are asked for, the lead
/// over the wall clock melts, at half the speed of time at least. A burst may have some in advance:
/// a thousand at most, and no more than the lead was without them, so that a clock which is a few
/// milliseconds ahead, as after a start or a burst of joins, stays a few milliseconds ahead.
///
/// Not thread-safe.
final class Ticks {
  private static final long PRICE_MILLIS = 2;
  private static final long MAX_OWED_MILLIS = 2_000;

  private long owedMillis;
  private long paidUntilMillis;

  /// Takes one more, if there is one to be had.
  ///
  /// @param nowMillis the wall clock, in Unix milliseconds
  /// @param leadMillis by how much stamps are ahead of it, in milliseconds; not positive if they
  ///   are not
  boolean take(long nowMillis, long leadMillis) {
    owedMillis = Math.max(0, owedMillis - Math.max(0, nowMillis - paidUntilMillis));
    paidUntilMillis = nowMillis;
    if (owedMillis >= Math.min(leadMillis, MAX_OWED_MILLIS)) {
      return false;
    }
    owedMillis += PRICE_MILLIS;
    return true;
  }
}
