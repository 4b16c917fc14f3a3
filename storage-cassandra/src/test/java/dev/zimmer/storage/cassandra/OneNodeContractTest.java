package dev.zimmer.storage.cassandra;

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
