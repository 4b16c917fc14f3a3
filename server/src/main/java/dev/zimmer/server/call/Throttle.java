package dev.zimmer.server.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.server.limit.NanoMeter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Picks the events that are told in the log out of those that others can cause as often as they
/// like, and counts those that are left out.
///
/// Each source of events has a rate of its own, so that a loud one does not hide the others, and
/// all together have one too, so that many sources do not fill the log. What is known of a source
/// is forgotten when its rate is whole again, and there is a largest number of them.
final class Throttle {
  private static final int MAX_SOURCES = 4096;

  /// How many events may be told.
  ///
  /// @param burst at once
  /// @param interval until one more may be
  record Rate(int burst, Duration interval) {}

  private final Rate each;
  private final TimeMeter time;
  private final Cache<Object, Bucket> bySource;
  private final Bucket all;
  private final AtomicLong leftOut = new AtomicLong();

  /// @param each the rate of one source
  /// @param all the rate of all sources together
  /// @param nanoTime a clock that only goes forward, in nanoseconds
  Throttle(Rate each, Rate all, LongSupplier nanoTime) {
    this.each = each;
    this.time = new NanoMeter(nanoTime);
    this.all = bucket(all);
    this.bySource =
        Caffeine.newBuilder()
            .maximumSize(MAX_SOURCES)
            .expireAfterAccess(each.interval().multipliedBy(each.burst()))
            .ticker(nanoTime::getAsLong)
            .build();
  }

  /// Takes note of one event.
  ///
  /// @param source who or what causes it; has `equals`
  /// @return how many events of all sources were left out since the last that was picked; empty if
  ///   this one is left out
  OptionalLong pick(Object source) {
    if (bySource.get(source, _ -> bucket(each)).tryConsume(1) && all.tryConsume(1)) {
      return OptionalLong.of(leftOut.getAndSet(0));
    }
    leftOut.incrementAndGet();
    return OptionalLong.empty();
  }

  /// How many sources are known of now.
  long sources() {
    bySource.cleanUp();
    return bySource.estimatedSize();
  }

  private Bucket bucket(Rate rate) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, rate.interval()))
        .build();
  }
}
