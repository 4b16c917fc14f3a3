package dev.zimmer.world;

import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.Slice;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.ClusterNode;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Servers in this process, over a part of a store that nobody has used before.
final class DomainDeployment implements Deployment {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final long number = NUMBERS.getAndIncrement();
  private final SettableTime time = new SettableTime();
  private final List<ClusterNode> nodes = new ArrayList<>();
  private final List<WorldServer> servers = new ArrayList<>();
  private final int apart;

  private DomainDeployment(int apart) {
    this.apart = apart;
  }

  /// One server, the only one of its store.
  static Deployment ofOne(TestStore store) {
    DomainDeployment deployment = new DomainDeployment(0);
    Supplier<StorageEngine> engine = () -> new Slice(store.engine(), deployment.number);
    deployment.servers.add(
        new DomainServer(
            new DomainServer.Parts(
                deployment.time,
                engine,
                () -> new StampClock(engine.get(), deployment.time),
                store::reopen)));
    return deployment;
  }

  /// Several servers.
  ///
  /// @param engines the store as each of them has it open
  /// @param apart by how much the clock of each is ahead of that of the one before, in milliseconds
  static Deployment ofSeveral(List<? extends StorageEngine> engines, int apart) {
    DomainDeployment deployment = new DomainDeployment(apart);
    engines.forEach(deployment::join);
    return deployment;
  }

  private void join(StorageEngine engine) {
    Slice slice = new Slice(engine, number);
    Duration ahead = Duration.ofMillis((long) apart * nodes.size());
    InstantSource own = InstantSource.offset(time, ahead);
    ClusterNode node = ClusterNode.join(slice, own, OptionalInt.empty());
    nodes.add(node);
    servers.add(new DomainServer(new DomainServer.Parts(own, () -> slice, node::clock, () -> {})));
  }

  @Override
  public List<WorldServer> servers() {
    return servers;
  }

  @Override
  public AppIds apps() {
    return AppIds.USUAL;
  }

  @Override
  public int apart() {
    return apart;
  }

  @Override
  public void advance(long millis) {
    time.advance(millis);
  }

  @Override
  public void close() {
    nodes.forEach(ClusterNode::close);
  }
}
