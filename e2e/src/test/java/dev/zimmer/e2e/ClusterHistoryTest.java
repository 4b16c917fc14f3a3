package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios of histories over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterHistoryTest extends HistoryScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterHistoryTest() {
    super(zimmer);
  }
}
