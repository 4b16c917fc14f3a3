package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios of groups on an embedded store.
final class GroupTest extends GroupScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  GroupTest() {
    super(zimmer);
  }
}
