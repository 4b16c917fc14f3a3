package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The batches over Cassandra, each call to one of two servers.
@ResourceLock(SharedCluster.NODES)
final class ClusterBatchTest extends BatchAnswers {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterBatchTest() {
    super(zimmer);
  }
}
