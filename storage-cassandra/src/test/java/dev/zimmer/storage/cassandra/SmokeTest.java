package dev.zimmer.storage.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.ClusterSetup;
import org.junit.jupiter.api.Test;

final class SmokeTest {
  @Test
  void start_oneNode_takesCalls() {
    try (CassandraCluster cluster =
            CassandraCluster.start(ClusterSetup.of("smoke", 1).withSecurity());
        CqlSession session =
            CqlSession.builder()
                .addContactPoints(cluster.contactPoints())
                .withLocalDatacenter(CassandraCluster.DATA_CENTRE)
                .withAuthCredentials("cassandra", "cassandra")
                .build()) {
      assertThat(session.execute("SELECT release_version FROM system.local").one().getString(0))
          .startsWith("5.0");
      cluster.node(0).kill();
      cluster.startAll();
      cluster.node(0).stop();
    }
  }
}
