package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Busy;

/// What came of driving a server for a while.
///
/// @param requests how many were answered, all checked
/// @param seconds for how long
/// @param medianMicros of the time to an answer; 0 if the generator does not say
/// @param p99Micros the same, 99th percentile
/// @param stoppedSeconds how much of the time the generator itself stood still; 0 if it does not
///   say
/// @param busy how busy everybody was meanwhile
public record Driven(
    double requests,
    double seconds,
    double medianMicros,
    double p99Micros,
    double stoppedSeconds,
    Busy busy) {
  /// Requests a second.
  public double rate() {
    return requests / seconds;
  }

  /// How much of its core the server takes for a request, in microseconds, the compiler aside.
  public double serverMicros() {
    return (busy.server() - busy.compiler()) * 1e6 / rate();
  }
}
