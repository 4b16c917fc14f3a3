package dev.zimmer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What may be set about the domain.
///
/// @param maxMessageBytes the largest `Message` of a message, in bytes of UTF-8; 1 to 32,768
/// @param maxMultiItemBytes the same for a multi-item message (type 10); 1 to 32,768
/// @param maxGroupMembers how many members a group may have; at least 1
/// @param listCacheBytes how much memory the conversation lists of active users may take, in bytes;
///   at least 0
/// @param recallWindow how long after it was sent a message can be recalled; up to 24 hours
/// @param retention how far back an import may reach; null for any past time
public record DomainConfig(
    int maxMessageBytes,
    int maxMultiItemBytes,
    int maxGroupMembers,
    long listCacheBytes,
    Duration recallWindow,
    @Nullable Duration retention) {
  /// How long messages can be recalled unless it is set.
  public static final Duration DEFAULT_RECALL_WINDOW = Duration.ofMinutes(2);

  private static final Duration MAX_RECALL_WINDOW = Duration.ofHours(24);

  /// The documented limits, 256 MiB for lists, and no retention.
  public static final DomainConfig DEFAULT =
      new DomainConfig(2048, 5120, 6000, 256L << 20, DEFAULT_RECALL_WINDOW, null);

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException with the name of the setting that is out of range
  public DomainConfig {
    inRange("max-message-bytes", maxMessageBytes, 32_768);
    inRange("max-multi-item-bytes", maxMultiItemBytes, 32_768);
    inRange("max-group-members", maxGroupMembers, Integer.MAX_VALUE);
    if (listCacheBytes < 0) {
      throw new IllegalArgumentException(
          "list-cache-bytes: " + listCacheBytes + " (expected: >= 0)");
    }
    if (recallWindow.isNegative() || recallWindow.compareTo(MAX_RECALL_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "recall-window-seconds: "
              + recallWindow.toSeconds()
              + " (expected: 0 to "
              + MAX_RECALL_WINDOW.toSeconds()
              + ")");
    }
  }

  private static void inRange(String name, int value, int largest) {
    if (value < 1 || value > largest) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + largest + ")");
    }
  }
}
