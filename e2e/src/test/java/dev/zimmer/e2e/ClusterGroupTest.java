package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios of groups over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterGroupTest extends GroupScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterGroupTest() {
    super(zimmer);
  }
}
