package dev.zimmer.world;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One world of several servers, from its first step to its last.
public final class SharedWorld {
  private static final Step EVERYBODYS_LIST =
      new Step.CompareAll(List.of(new Step.Limit(Optional.of(2))), false);

  private final StringBuilder trace = new StringBuilder();
  private final List<? extends WorldServer> servers;
  private final World world;

  private SharedWorld(Deployment deployment) {
    this.servers = deployment.servers();
    this.world = new World(deployment);
  }

  /// Makes everything happen, each step at one of the servers, and compares.
  ///
  /// @param seed chooses the servers
  /// @throws AssertionError with the steps up to the one that went wrong
  public static void check(Deployment deployment, List<Step> steps, long seed) {
    SharedWorld shared = new SharedWorld(deployment);
    try {
      shared.run(steps, new Random(seed));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s%nclocks %d ms apart, after these steps at the servers:%s"
              .formatted(e.getMessage(), deployment.apart(), shared.trace),
          e);
    }
  }

  private void run(List<Step> steps, Random random) {
    for (Step step : steps) {
      run(random.nextInt(servers.size()), step);
    }
    for (int server = 0; server < servers.size(); server++) {
      run(server, EVERYBODYS_LIST);
    }
  }

  private void run(int server, Step step) {
    trace.append("\n  ").append(server).append(": ").append(step);
    world.serveBy(servers.get(server));
    world.run(step);
  }
}
