package dev.zimmer.storage.cassandra;

import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Clusters.THREE)
final class ThreeNodesContractTest extends CassandraContract {
  @Override
  CassandraConfig config() {
    return Clusters.onThree("contract");
  }

  @Override
  public int rounds() {
    return 4;
  }
}
