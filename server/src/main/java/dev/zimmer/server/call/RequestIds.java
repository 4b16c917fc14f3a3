package dev.zimmer.server.call;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands out the ids of calls: decimal texts of 19 digits that grow with time.
///
/// An id is the Unix millisecond followed by 20 bits that count on from a random start, so two
/// processes rarely give one id, and one process never does.
public final class RequestIds {
  private static final int COUNT_BITS = 20;

  private final InstantSource time;
  private final AtomicInteger count =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << COUNT_BITS));

  /// Ids by the given clock.
  public RequestIds(InstantSource time) {
    this.time = time;
  }

  /// The next id.
  public String next() {
    long low = count.getAndIncrement() & ((1 << COUNT_BITS) - 1);
    return Long.toString((time.millis() << COUNT_BITS) | low);
  }
}
