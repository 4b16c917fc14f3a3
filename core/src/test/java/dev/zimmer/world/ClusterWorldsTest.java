package dev.zimmer.world;

import dev.zimmer.cassandra.kit.CassandraCluster;
import dev.zimmer.cassandra.kit.ClusterSetup;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.cassandra.CassandraConfig;
import dev.zimmer.storage.cassandra.CassandraEngine;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A few of the worlds of [SeveralServersProperties], on two servers over a real cluster of three
/// Cassandra nodes.
///
/// `-Dzimmer.cluster.worlds=N` makes more of them, `-Dzimmer.cluster.seed=N` the same again.
final class ClusterWorldsTest {
  private static final int WORLDS = Integer.getInteger("zimmer.cluster.worlds", 20);
  private static final long SEED = Long.getLong("zimmer.cluster.seed", System.nanoTime());
  private static final int ENOUGH = 1_000;

  @Test
  @DisplayName(
      "after any calls at either of two servers over Cassandra, lists are what they must be")
  void lists_afterAnyCallsAtTwoServers_areWhatTheRulesSay() {
    try (CassandraCluster cluster = CassandraCluster.start(ClusterSetup.of("worlds", 3))) {
      CassandraConfig config =
          CassandraConfig.at(cluster.contactPoints(), CassandraCluster.DATA_CENTRE, "worlds")
              .withRequestTimeout(Duration.ofSeconds(10))
              .creatingKeyspace(3);
      try (StorageEngine one = CassandraEngine.open(config);
          StorageEngine two = CassandraEngine.open(config)) {
        JqwikSession.run(() -> checkWorlds(List.of(one, two)));
      }
    }
  }

  private static void checkWorlds(List<StorageEngine> engines) {
    System.out.printf("ClusterWorldsTest: %d worlds, -Dzimmer.cluster.seed=%d%n", WORLDS, SEED);
    Random random = new Random(SEED);
    RandomGenerator<List<Step>> steps = generator(Steps.lists());
    RandomGenerator<Integer> apart = generator(Steps.apart());
    for (int world = 0; world < WORLDS; world++) {
      SharedWorld.check(
          engines, steps.next(random).value(), apart.next(random).value(), random.nextLong());
    }
  }

  private static <T> RandomGenerator<T> generator(Arbitrary<T> arbitrary) {
    return arbitrary.generator(ENOUGH);
  }
}
