package dev.zimmer.e2e;

import dev.zimmer.server.cli.ClockFile;
import dev.zimmer.world.AppIds;
import dev.zimmer.world.SharedWorld;
import dev.zimmer.world.Step;
import dev.zimmer.world.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few of the random worlds of core's tests, in two processes over three Cassandra nodes. Each
/// call goes to one of them at random, and their clocks agree or do not.
///
/// `-Dzimmer.cluster.worlds=N` makes more of them, `-Dzimmer.cluster.seed=N` the same again.
@OnCassandra
final class ClusterWorldsTest {
  private static final int WORLDS = Integer.getInteger("zimmer.cluster.worlds", 20);
  private static final long SEED = Long.getLong("zimmer.cluster.seed", System.nanoTime());
  private static final int ENOUGH = 1_000;

  @TempDir private Path folder = Path.of("");

  private final List<AppIds> apps = AppIds.ofWorlds(WORLDS);
  private final List<ProcessServer> servers = new ArrayList<>();

  @BeforeEach
  void startServers() {
    List<AppCredentials> all =
        apps.stream()
            .flatMap(world -> Stream.of(world.first(), world.second(), world.clock()))
            .map(AppCredentials::of)
            .toList();
    for (ServeOptions options : SharedCluster.twoServers(folder)) {
      ClockFile clock = ClockFile.at(folder.resolve("clock-" + servers.size()));
      clock.set(System.currentTimeMillis());
      ServeOptions own = options.withApps(all).by(ZimmerJar.program(clock));
      servers.add(new ProcessServer(clock, ZimmerProcess.start(own)));
    }
  }

  @AfterEach
  void closeServers() {
    servers.forEach(ProcessServer::close);
  }

  @Test
  @DisplayName("after any calls at either of two processes, lists are what they must be")
  void lists_afterAnyCallsAtTwoProcesses_areWhatTheRulesSay() {
    System.out.printf("ClusterWorldsTest: %d worlds, -Dzimmer.cluster.seed=%d%n", WORLDS, SEED);
    try {
      JqwikSession.run(this::checkWorlds);
    } catch (AssertionError e) {
      servers.forEach(server -> e.addSuppressed(RunningZimmer.endOfLog(server.process())));
      throw e;
    }
    for (ProcessServer server : servers) {
      server.process().stop();
      RunningZimmer.assertSaysNothingWrong(server.process());
    }
  }

  private void checkWorlds() {
    Random random = new Random(SEED);
    List<RandomGenerator<List<Step>>> steps =
        List.of(generator(Steps.lists()), generator(Steps.ofFewMessages()));
    RandomGenerator<Integer> apart = generator(Steps.apart());
    for (AppIds world : apps) {
      ProcessDeployment deployment =
          new ProcessDeployment(servers, world, apart.next(random).value());
      RandomGenerator<List<Step>> ofThis = steps.get(random.nextInt(steps.size()));
      SharedWorld.check(deployment, ofThis.next(random).value(), random.nextLong());
    }
  }

  private static <T> RandomGenerator<T> generator(Arbitrary<T> arbitrary) {
    return arbitrary.generator(ENOUGH);
  }
}
