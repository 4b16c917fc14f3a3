package dev.zimmer.e2e;

import org.junit.jupiter.api.extension.RegisterExtension;

/// The batches on an embedded store.
final class BatchAnswersTest extends BatchAnswers {
  @RegisterExtension static final RunningZimmer zimmer = RunningZimmer.withoutLimits();

  BatchAnswersTest() {
    super(zimmer);
  }
}
