package dev.zimmer.server.cli;

import dev.zimmer.server.config.StoreConfig;
import dev.zimmer.stamp.ClusterNode;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/// What this process is among those that serve its store: the only one, or one of several.
///
/// @param clock gives this process its stamps
/// @param processes how many processes serve the store now, this one among them
/// @param check fails if this process cannot give stamps now
/// @param leave tells the others that this one goes
record ClusterMembership(StampClock clock, IntSupplier processes, Runnable check, Runnable leave)
    implements AutoCloseable {

  /// As the store asks for.
  ///
  /// @throws dev.zimmer.storage.StorageException if there is no node id to be had
  static ClusterMembership of(StoreConfig store, StorageEngine engine, InstantSource time) {
    return switch (store) {
      case StoreConfig.Embedded _ ->
          new ClusterMembership(new StampClock(engine, time), () -> 1, () -> {}, () -> {});
      case StoreConfig.Cluster cluster -> {
        ClusterNode node = ClusterNode.join(engine, time, cluster.nodeId());
        yield new ClusterMembership(node.clock(), node::live, node::check, node::close);
      }
    };
  }

  @Override
  public void close() {
    leave.run();
  }
}
