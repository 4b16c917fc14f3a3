package dev.zimmer.storage.cassandra;

import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Clusters.ONE)
final class OneNodeContractTest extends CassandraContract {
  @Override
  CassandraConfig config() {
    return Clusters.onOne("contract");
  }

  @Override
  public int rounds() {
    return 10;
  }
}
