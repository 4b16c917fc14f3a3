package dev.zimmer.server.observe;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log that stamps are ahead of this machine's clock, once a minute while they are, and
/// once when they no longer are. Looks once a second.
public final class ClockLog implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(ClockLog.class);

  /// A start puts stamps a fraction of a second ahead, and so may a burst of joins.
  private static final long USUAL_LEAD_MILLIS = 2_000;

  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  private final LongSupplier leadMillis;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("zimmer-clock").factory());
  private boolean ahead;
  private long dueNanos;

  /// A log that has looked once when this returns.
  ///
  /// @param leadMillis by how much stamps are ahead, in milliseconds
  public ClockLog(LongSupplier leadMillis) {
    this(leadMillis, System::nanoTime);
    look();
    var _ = looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /// One that looks when it is told to.
  ClockLog(LongSupplier leadMillis, LongSupplier nanoTime) {
    this.leadMillis = leadMillis;
    this.nanoTime = nanoTime;
  }

  void look() {
    long lead = leadMillis.getAsLong();
    if (lead > USUAL_LEAD_MILLIS) {
      warn(lead);
    } else if (ahead && lead == 0) {
      ahead = false;
      logger.info("stamps are no longer ahead of this machine's clock");
    }
  }

  private void warn(long lead) {
    long now = nanoTime.getAsLong();
    if (ahead && now - dueNanos < 0) {
      return;
    }
    ahead = true;
    dueNanos = now + INTERVAL_NANOS;
    logger.warn(
        "stamps are {} s ahead of this machine's clock: set it right, and those of all other"
            + " processes over the store; if they are right, one was ahead before, and times are"
            + " right again when the clock has caught up",
        TimeUnit.MILLISECONDS.toSeconds(lead));
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
