package dev.zimmer.storage.cassandra;

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
