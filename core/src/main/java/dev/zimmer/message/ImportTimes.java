package dev.zimmer.message;

import dev.zimmer.action.Require;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How far back an import may reach.
///
/// @param retention not further than this before now; null for any time
public record ImportTimes(@Nullable Duration retention) {
  /// A `SendMessageTime` as it must be.
  ///
  /// @return Unix milliseconds, or 0 for now
  long check(@Nullable Long sent, long nowMillis) {
    long millis = Require.notInTheFuture("SendMessageTime", sent, nowMillis);
    if (millis != 0 && retention != null && millis < nowMillis - retention.toMillis()) {
      throw Require.invalid(
          "SendMessageTime", "must be within the last " + retention.toDays() + " days");
    }
    return millis;
  }
}
