package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The batches over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterBatchTest extends BatchAnswers {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterBatchTest() {
    super(zimmer);
  }
}
