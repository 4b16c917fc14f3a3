package dev.zimmer.e2e;

import java.util.Map;

/// Calls made faster than a rate limit allows.
///
/// @param served how many were answered before the first that was refused
/// @param refusal the answer to that one
record Burst(int served, JsonAnswer refusal) {
  private static final int MAX_CALLS = 20_000;

  /// Makes one call over and over until it is refused with a code.
  static Burst untilRefused(
      ZimmerClient client, int code, String action, Map<String, ?> parameters) {
    for (int served = 0; served < MAX_CALLS; served++) {
      JsonAnswer answer = client.call(action, parameters);
      if (answer.code() == code) {
        return new Burst(served, answer);
      }
    }
    throw new AssertionError(action + " was never refused with " + code);
  }
}
