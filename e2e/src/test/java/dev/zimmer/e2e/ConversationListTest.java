package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The scenarios on an embedded store.
final class ConversationListTest extends ConversationListScenarios {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  ConversationListTest() {
    super(zimmer);
  }
}
