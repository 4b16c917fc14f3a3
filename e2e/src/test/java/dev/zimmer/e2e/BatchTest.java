package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The batches on an embedded store.
final class BatchTest extends BatchAnswers {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  BatchTest() {
    super(zimmer);
  }
}
