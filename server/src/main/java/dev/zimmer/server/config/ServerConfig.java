package dev.zimmer.server.config;

import dev.zimmer.DomainConfig;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.http.HttpConfig;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.observe.AdminConfig;
import dev.zimmer.server.observe.LogLevel;
import java.util.List;

/// Everything that may be set about a server.
///
/// @param http the listener that takes calls
/// @param admin the listener for health and metrics
/// @param store which store it serves
/// @param allowClockBehind whether an embedded store is served whose stamps are far ahead of this
///   machine's clock
/// @param apps who may call; at least one
/// @param limits how often
/// @param domain limits of the domain
/// @param logLevel how much is logged
public record ServerConfig(
    HttpConfig http,
    AdminConfig admin,
    StoreConfig store,
    boolean allowClockBehind,
    List<App> apps,
    LimitConfig limits,
    DomainConfig domain,
    LogLevel logLevel) {
  private static final int HEAP_SHARE_FOR_LISTS = 4;

  /// How much memory the conversation lists may take unless told otherwise: a quarter of the heap.
  public static long defaultListCacheBytes() {
    return Runtime.getRuntime().maxMemory() / HEAP_SHARE_FOR_LISTS;
  }
}
