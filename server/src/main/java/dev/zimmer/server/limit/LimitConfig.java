package dev.zimmer.server.limit;

import java.util.List;

/// What may be set about rate limits.
///
/// @param enabled whether there are any
/// @param overrides rates that replace documented ones; the most exact one counts, an app before an
///   action
public record LimitConfig(boolean enabled, List<LimitOverride> overrides) {
  /// The documented rates.
  public static final LimitConfig DEFAULT = new LimitConfig(true, List.of());

  /// No limits at all.
  public static final LimitConfig OFF = new LimitConfig(false, List.of());
}
