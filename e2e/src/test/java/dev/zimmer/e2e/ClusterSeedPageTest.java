package dev.zimmer.e2e;

import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The clauses over Cassandra, each call to one of two servers.
@OnCassandra
final class ClusterSeedPageTest extends SeedPageClauses {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.onCassandra();

  ClusterSeedPageTest() {
    super(zimmer);
  }

  /// Fewer than on an embedded store, which reads a page in a hundredth of the time.
  @Override
  IntStream limits() {
    return IntStream.of(30, 100, 499, 500, 501);
  }
}
