package dev.zimmer.storage.cassandra;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.ClusterSetup;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.StorageException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The clusters that the tests share. Each is started by the first test that wants it, and ends
/// with this JVM. Classes of tests run beside each other, but not two on one cluster: they lock
/// [#ONE] or [#THREE].
final class Clusters {
  /// The lock of those who use the one node.
  static final String ONE = "one node";

  /// The lock of those who use the three.
  static final String THREE = "three nodes";

  static final CassandraConfig.Login ADMIN = new CassandraConfig.Login("cassandra", "cassandra");
  private static final AtomicLong NAMES = new AtomicLong();

  private static @Nullable CassandraCluster one;
  private static @Nullable CassandraCluster three;

  private Clusters() {}

  /// One node with log-in and TLS.
  static synchronized CassandraCluster one() {
    CassandraCluster running = one;
    if (running == null) {
      running = CassandraCluster.start(ClusterSetup.of("one", 1).withSecurity());
      one = running;
    }
    return running;
  }

  /// Three open nodes. A test that takes a node down starts it again.
  static synchronized CassandraCluster three() {
    CassandraCluster running = three;
    if (running == null) {
      running = CassandraCluster.start(ClusterSetup.of("three", 3));
      three = running;
    }
    return running;
  }

  /// A store on the one node.
  static CassandraConfig onOne(String keyspace) {
    return Configs.creatingKeyspace(
        Configs.withLogin(Configs.at(one().contactPoints(), keyspace), ADMIN), 1);
  }

  /// A store on the three nodes, each row on all of them.
  static CassandraConfig onThree(String keyspace) {
    return Configs.creatingKeyspace(Configs.at(three().contactPoints(), keyspace), 3);
  }

  /// The name of a keyspace that no other test uses.
  static String freshKeyspace() {
    return "test_" + NAMES.incrementAndGet();
  }

  /// Returns when calls succeed.
  static void awaitAnswers(StorageEngine engine) {
    while (true) {
      try {
        engine.check();
        return;
      } catch (StorageException.Retryable e) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }
}
