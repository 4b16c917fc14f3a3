package dev.zimmer.world;

import dev.zimmer.storage.StorageEngine;
import java.util.List;
import java.util.Optional;

/// One world of several servers, from its first step to its last.
final class SharedWorld {
  private SharedWorld() {}

  /// Makes everything happen and compares.
  ///
  /// @param apart by how much the clocks differ, in milliseconds
  /// @param seed chooses the servers
  /// @throws AssertionError with the steps up to the one that went wrong
  static void check(List<? extends StorageEngine> engines, List<Step> steps, int apart, long seed) {
    StringBuilder trace = new StringBuilder();
    try (World world = new World(engines, apart, seed)) {
      for (Step step : steps) {
        trace.append("\n  ").append(step);
        world.run(step);
      }
      for (StorageEngine _ : engines) {
        world.run(new Step.CompareAll(List.of(new Step.Limit(Optional.of(2))), false));
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "%s%nclocks %d ms apart, servers by seed %d, after these steps:%s"
              .formatted(e.getMessage(), apart, seed, trace),
          e);
    }
  }
}
