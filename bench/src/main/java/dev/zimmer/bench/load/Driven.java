package dev.zimmer.bench.load;

/// What came of driving a server for a while.
///
/// @param requests how many were answered, all checked
/// @param seconds for how long
/// @param medianMicros of the time to an answer
/// @param p99Micros the same, 99th percentile
/// @param serverBusy how busy the server's core was, 0 to 1
/// @param loadBusy how busy the load's core was; near 1 the figure says what the generator can do
public record Driven(
    long requests,
    double seconds,
    double medianMicros,
    double p99Micros,
    double serverBusy,
    double loadBusy) {
  /// Requests a second.
  public double rate() {
    return requests / seconds;
  }
}
