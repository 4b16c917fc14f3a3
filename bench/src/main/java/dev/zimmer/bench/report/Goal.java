package dev.zimmer.bench.report;

/// What a ratio, or a figure by itself, has to reach.
///
/// @param side whose figure
/// @param against what it is divided by, run by run; empty to take the figure itself
/// @param direction which way is good
/// @param bound the value to reach
public record Goal(String side, String against, Direction direction, double bound) {
  /// Which way is good.
  public enum Direction {
    /// The larger the better.
    AT_LEAST("≥"),
    /// The smaller the better.
    AT_MOST("≤");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }

    /// For people to read.
    public String sign() {
      return sign;
    }
  }

  /// A ratio that has to be large.
  public static Goal atLeast(double bound, String side, String against) {
    return new Goal(side, against, Direction.AT_LEAST, bound);
  }

  /// A ratio that has to be small.
  public static Goal atMost(double bound, String side, String against) {
    return new Goal(side, against, Direction.AT_MOST, bound);
  }

  /// Whether a value reaches it.
  public boolean isReached(double value) {
    return direction == Direction.AT_LEAST ? value >= bound : value <= bound;
  }

  /// What is compared, for people to read.
  public String text() {
    return against.isEmpty() ? side : side + " / " + against;
  }
}
