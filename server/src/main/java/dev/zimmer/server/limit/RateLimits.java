package dev.zimmer.server.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.action.ActionException;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.FieldSpec;
import dev.zimmer.spec.Limit;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The rate limits: a token bucket for each app and action, and for actions limited per group or
/// room one for each app, action and group or room. A bucket holds one period's calls and refills
/// evenly.
///
/// Where several processes serve the same apps, each has an equal share of every limit, and at
/// least one call at a time. A bucket's share is looked at whenever a call is taken out of it.
///
/// How many calls there are in a day is counted elsewhere, see [DailyCalls].
///
/// Buckets of groups and rooms are dropped a while after they were last used, when they are full
/// again anyway, and there is a largest number of them, so callers who make up ids cannot fill the
/// memory.
public final class RateLimits {
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int MAX_PARTS = 100_000;
  // Bucket4j takes at most one token a nanosecond; no caller comes near.
  private static final int NO_LIMIT = 1_000_000_000;

  private record AppKey(long appId, String action) {}

  private record PartKey(long appId, String action, String part) {}

  private final boolean enabled;
  private final Map<String, Integer> overrides = new HashMap<>();
  private final IntSupplier processes;
  private final DailyCalls dailyCalls;
  private final TimeMeter time;
  private final Map<AppKey, SharedBucket> byApp = new ConcurrentHashMap<>();
  private final Cache<PartKey, SharedBucket> byPart;

  /// Limits that start full.
  ///
  /// @param processes how many processes share the limits now, this one among them
  /// @param nanoTime a clock that only goes forward, in nanoseconds
  /// @param dailyCalls what is left of a day's calls
  public RateLimits(
      LimitConfig config, IntSupplier processes, LongSupplier nanoTime, DailyCalls dailyCalls) {
    this.enabled = config.enabled();
    for (LimitOverride override : config.overrides()) {
      overrides.put(override.app() + '/' + override.action(), override.callsPerSecond());
    }
    this.processes = processes;
    this.dailyCalls = dailyCalls;
    this.time = new NanoMeter(nanoTime);
    this.byPart =
        Caffeine.newBuilder()
            .maximumSize(MAX_PARTS)
            .expireAfterAccess(IDLE)
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /// Takes a call out of its budget if no parameter is needed to know which one and how much; else
  /// [#take] does.
  ///
  /// @throws ActionException with the limit's code if the budget is used up
  public void takeBeforehand(long appId, ActionSpec<?, ?> action) {
    if (enabled && !action.limit().needsRequest()) {
      take(ofApp(appId, action), 1, action);
      takeOfTheDay(appId, action);
    }
  }

  /// Takes a call out of its budget if its parameters say which one, or how much.
  ///
  /// @param request one without what tells budgets apart is left to the action, which refuses it
  /// @throws ActionException with the limit's code if the budget is used up
  public void take(long appId, ActionSpec<?, ?> action, Record request) {
    Limit limit = action.limit();
    if (!enabled || !limit.needsRequest()) {
      return;
    }
    int calls = sent(action, limit.counting(), request) instanceof List<?> list ? list.size() : 1;
    if (limit.scope() == Limit.Scope.APP) {
      take(ofApp(appId, action), calls, action);
      takeOfTheDay(appId, action);
    } else if (sent(action, limit.scope().component(), request) instanceof String part) {
      PartKey key = new PartKey(appId, action.name(), part);
      take(byPart.get(key, _ -> bucket(appId, action)), calls, action);
    }
  }

  private static @Nullable Object sent(ActionSpec<?, ?> action, String component, Record request) {
    @Nullable FieldSpec field = action.request().component(component).orElse(null);
    return field == null ? null : field.in(request);
  }

  private SharedBucket ofApp(long appId, ActionSpec<?, ?> action) {
    return byApp.computeIfAbsent(new AppKey(appId, action.name()), _ -> bucket(appId, action));
  }

  private void take(SharedBucket bucket, int calls, ActionSpec<?, ?> action) {
    if (calls > 0 && !bucket.tryTake(calls, processes.getAsInt())) {
      throw new ActionException(action.limit().code());
    }
  }

  private void takeOfTheDay(long appId, ActionSpec<?, ?> action) {
    int callsADay = limit(appId, action).callsADay();
    if (callsADay > 0 && !dailyCalls.tryTake(appId, action.name(), callsADay)) {
      throw new ActionException(action.limit().code());
    }
  }

  private SharedBucket bucket(long appId, ActionSpec<?, ?> action) {
    return new SharedBucket(limit(appId, action), processes.getAsInt(), time);
  }

  private Limit limit(long appId, ActionSpec<?, ?> action) {
    for (String app : new String[] {Long.toString(appId), LimitOverride.ANY}) {
      for (String name : new String[] {action.name(), LimitOverride.ANY}) {
        Integer rate = overrides.get(app + '/' + name);
        if (rate != null) {
          return rate == 0
              ? action.limit().withRate(NO_LIMIT, 0)
              : action.limit().withRate(rate, action.limit().callsADay());
        }
      }
    }
    return action.limit();
  }
}
