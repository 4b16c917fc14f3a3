package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios of users on an embedded store.
final class UserTest extends UserScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  UserTest() {
    super(zimmer);
  }
}
