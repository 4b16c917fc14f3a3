package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterConversationListTest extends ConversationListScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterConversationListTest() {
    super(zimmer);
  }
}
