package dev.zimmer.server.cli;

import dev.zimmer.server.config.ServerConfig;
import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.stamp.ClusterNode;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.IntSupplier;

/// What this process is among those that serve its store: the only one, or one of several.
///
/// @param clock gives this process its stamps
/// @param processes how many processes serve the store now, this one among them
/// @param check fails if this process is not fit to take calls now
/// @param leave tells the others that this one goes
record ClusterMembership(StampClock clock, IntSupplier processes, Runnable check, Runnable leave)
    implements AutoCloseable {

  private static final Duration MAX_LEAD = Duration.ofMinutes(10);

  /// As the store asks for.
  ///
  /// @throws StorageException if there is no node id to be had, or if the only process's clock is
  ///   far behind the store's stamps and nobody has said that it may be
  static ClusterMembership of(ServerConfig config, StorageEngine engine, InstantSource time) {
    return switch (config.store()) {
      case StoreConfig.Embedded _ -> {
        StampClock clock = new StampClock(engine, time);
        if (!config.allowClockBehind()) {
          requireNotFarBehind(time, clock.leadMillis());
        }
        yield new ClusterMembership(clock, () -> 1, () -> {}, () -> {});
      }
      case StoreConfig.Cluster cluster -> {
        ClusterNode node = ClusterNode.join(engine, time, cluster.nodeId());
        yield new ClusterMembership(node.clock(), node::live, node::check, node::close);
      }
    };
  }

  /// Nobody but the operator can tell whether the clock was wrong, or is.
  private static void requireNotFarBehind(InstantSource time, long leadMillis) {
    if (leadMillis > MAX_LEAD.toMillis()) {
      throw new StorageException.Permanent(
          "this machine's clock shows %s, which is %d s behind the times in the store: set it right"
                  .formatted(time.instant().truncatedTo(ChronoUnit.SECONDS), leadMillis / 1_000)
              + " if it is wrong; if it was ahead before and is right now, wait that long, or start"
              + " with --allow-clock-behind");
    }
  }

  @Override
  public void close() {
    leave.run();
  }
}
