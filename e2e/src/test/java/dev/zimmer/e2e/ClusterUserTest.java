package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios of users over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterUserTest extends UserScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterUserTest() {
    super(zimmer);
  }
}
