package dev.zimmer.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Limit;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The rate limits: a token bucket for each app and action, and for actions limited per group one
/// for each app, action and group. A bucket holds one second's calls and refills evenly.
///
/// Where several processes serve the same apps, each has an equal share of every limit, and at
/// least one call at a time. A bucket's share is looked at whenever a call is taken out of it.
///
/// Group buckets are dropped a while after they were last used, when they are full again anyway,
/// and there is a largest number of them, so callers who make up group ids cannot fill the memory.
public final class RateLimits {
  private static final Duration GROUP_IDLE = Duration.ofMinutes(1);
  private static final int MAX_GROUPS = 100_000;
  // Bucket4j takes at most one token a nanosecond; no caller comes near.
  private static final int NO_LIMIT = 1_000_000_000;

  private record AppKey(long appId, String action) {}

  private record GroupKey(long appId, String action, String groupId) {}

  private final boolean enabled;
  private final Map<String, Integer> overrides = new HashMap<>();
  private final IntSupplier processes;
  private final TimeMeter time;
  private final Map<AppKey, SharedBucket> byApp = new ConcurrentHashMap<>();
  private final Cache<GroupKey, SharedBucket> byGroup;

  /// Limits that start full.
  ///
  /// @param processes how many processes share the limits now, this one among them
  /// @param nanoTime a clock that only goes forward, in nanoseconds
  public RateLimits(LimitConfig config, IntSupplier processes, LongSupplier nanoTime) {
    this.enabled = config.enabled();
    for (LimitOverride override : config.overrides()) {
      overrides.put(override.app() + '/' + override.action(), override.callsPerSecond());
    }
    this.processes = processes;
    this.time = new Meter(nanoTime);
    this.byGroup =
        Caffeine.newBuilder()
            .maximumSize(MAX_GROUPS)
            .expireAfterAccess(GROUP_IDLE)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /// Takes one call out of the app's budget for an action limited per app.
  ///
  /// @throws ActionException with the limit's code if the budget is used up
  public void takeForApp(long appId, Action<?, ?> action) {
    if (!enabled || action.limit().scope() != Limit.Scope.APP) {
      return;
    }
    take(
        byApp.computeIfAbsent(new AppKey(appId, action.name()), _ -> bucket(appId, action)),
        action);
  }

  /// Takes one call out of the group's budget for an action limited per group.
  ///
  /// @param groupId as the caller sent it; null if they sent none, which the action will refuse
  /// @throws ActionException with the limit's code if the budget is used up
  public void takeForGroup(long appId, Action<?, ?> action, @Nullable String groupId) {
    if (!enabled || groupId == null || action.limit().scope() != Limit.Scope.GROUP) {
      return;
    }
    take(
        byGroup.get(new GroupKey(appId, action.name(), groupId), _ -> bucket(appId, action)),
        action);
  }

  private void take(SharedBucket bucket, Action<?, ?> action) {
    if (!bucket.tryTake(processes.getAsInt())) {
      throw new ActionException(action.limit().code());
    }
  }

  private SharedBucket bucket(long appId, Action<?, ?> action) {
    int configured = callsPerSecond(appId, action);
    int rate = configured == 0 ? NO_LIMIT : configured;
    return new SharedBucket(rate, processes.getAsInt(), time);
  }

  private int callsPerSecond(long appId, Action<?, ?> action) {
    for (String app : new String[] {Long.toString(appId), LimitOverride.ANY}) {
      for (String name : new String[] {action.name(), LimitOverride.ANY}) {
        Integer rate = overrides.get(app + '/' + name);
        if (rate != null) {
          return rate;
        }
      }
    }
    return action.limit().callsPerSecond();
  }

  private record Meter(LongSupplier nanoTime) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanoTime.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
