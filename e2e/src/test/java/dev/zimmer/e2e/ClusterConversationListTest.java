package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The scenarios over Cassandra, each call to one of two servers.
@ResourceLock(SharedCluster.NODES)
final class ClusterConversationListTest extends ConversationListScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterConversationListTest() {
    super(zimmer);
  }
}
