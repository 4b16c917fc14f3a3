package dev.zimmer.world;

import dev.zimmer.harness.SharedStore;
import dev.zimmer.harness.TestStore;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// The worlds of [ConversationListProperties] on two servers that share a store, each step at one
/// of them, with clocks that agree or do not. The store is the embedded one, which is fast; the
/// tests over HTTP make a few at two processes over a real cluster.
class SeveralServersProperties {
  private static @Nullable TestStore store;

  @BeforeContainer
  static void openStore() {
    store = new TestStore();
  }

  @AfterContainer
  static void closeStore() {
    store().close();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void lists_afterAnyCallsAtAnyServer_areWhatTheRulesSay(
      @ForAll("steps") List<Step> steps, @ForAll("apart") int apart, @ForAll long seed) {
    SharedStore shared = new SharedStore(store().engine());
    try (Deployment deployment = DomainDeployment.ofSeveral(List.of(shared, shared), apart)) {
      SharedWorld.check(deployment, steps, seed);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Steps.lists();
  }

  @Provide
  Arbitrary<Integer> apart() {
    return Steps.apart();
  }

  private static TestStore store() {
    if (store == null) {
      throw new IllegalStateException("the store is not open");
    }
    return store;
  }
}
