package dev.zimmer.message;

import dev.zimmer.action.Require;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far back an import may reach.
///
/// @param retention not further than this before now; null for any time
public record ImportTimes(@Nullable Duration retention) {
  /// A `SendMessageTime` that is not later than now, as it must be.
  ///
  /// @param millis Unix milliseconds, or 0 for now
  /// @return the same
  long check(long millis, long nowMillis) {
    if (millis != 0 && retention != null && millis < nowMillis - retention.toMillis()) {
      throw Require.invalid(
          "SendMessageTime", "must be within the last " + retention.toDays() + " days");
    }
    return millis;
  }
}
