/// Real Cassandra clusters for tests: each node is a process of its own, started from the published
/// jars on a loopback address, and may be killed, paused and started again.
///
/// ```java
/// CassandraCluster cluster = CassandraCluster.start(ClusterSetup.of("three", 3));
/// cluster.contactPoints();
/// cluster.node(1).kill();
/// cluster.node(1).start();
/// cluster.awaitAllUp();
/// ```
///
/// The jars are those of the module `cassandra-node` and are on no class path of ours. A node needs
/// a JDK 11 or 17: where there is none, [dev.zimmer.cassandra.kit.CassandraCluster#start] reports
/// the test as skipped, or as failed if the environment variable `ZIMMER_REQUIRE_CASSANDRA` is
/// `true`.
@NullMarked
package dev.zimmer.cassandra.kit;

import org.jspecify.annotations.NullMarked;
