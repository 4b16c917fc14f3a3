package dev.zimmer.world;

import dev.zimmer.harness.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever callers do in whatever order, every list is what the rules say.
///
/// A world is a list of [Step]s, done through the actions on a real store and compared with the
/// naive [Model]. 1,000 worlds by default; `mvn verify -Dzimmer.worlds=100000` makes more.
///
/// A failure prints what was expected and the steps that led there, without those that it also
/// happens without; then the seed. `@Property(seed = "…")` makes exactly the same worlds again,
/// because each has a store, a clock and ids of its own. jqwik's own shrinking is off: it takes
/// minutes to drop what [#shrunk] drops in a second.
class ConversationListProperties {
  private static final List<Step.Limit> TWO = List.of(new Step.Limit(Optional.of(2)));

  private static @Nullable TestStore store;

  @BeforeContainer
  static void openStore() {
    store = new TestStore();
  }

  @AfterContainer
  static void closeStore() {
    store().close();
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void lists_afterAnyCalls_areWhatTheRulesSay(@ForAll("steps") List<Step> steps) {
    if (failure(steps).isPresent()) {
      List<Step> fewer = shrunk(steps);
      throw failure(fewer).orElseThrow();
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void listsOfAGroup_afterMessagesForAllAndForSome_areWhatTheRulesSay(
      @ForAll("stepsOfOneGroup") List<Step> steps) {
    lists_afterAnyCalls_areWhatTheRulesSay(steps);
  }

  /// Pins, mutes, marks and blocks leave every list as it was, byte for byte, whatever happened
  /// before.
  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void lists_whenSomethingIsSet_areTheSame(@ForAll("stepsWithSettings") List<Step> steps) {
    lists_afterAnyCalls_areWhatTheRulesSay(steps);
  }

  /// Histories are what the rules say, and what is done to messages afterwards moves no list.
  @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void histories_afterAnyChanges_areWhatTheRulesSay(
      @ForAll("stepsOfFewMessages") List<Step> steps) {
    lists_afterAnyCalls_areWhatTheRulesSay(steps);
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void longLists_afterAnyCalls_areTheLatestThousand(@ForAll("longLists") List<Step> steps) {
    World world = new World(DomainDeployment.ofOne(store()));
    steps.forEach(world::run);
    world.run(new Step.Query(0, "a", TWO));
    world.run(new Step.Restart(false, false));
    world.run(new Step.Query(0, "a", List.of(new Step.Limit(Optional.empty()))));
  }

  @Provide
  Arbitrary<List<Step>> longLists() {
    return Steps.longLists();
  }

  @Provide
  Arbitrary<List<Step>> stepsOfFewMessages() {
    return Steps.ofFewMessages();
  }

  @Provide
  Arbitrary<List<Step>> stepsOfOneGroup() {
    return Steps.ofOneGroup();
  }

  @Provide
  Arbitrary<List<Step>> stepsWithSettings() {
    return Steps.withSettings();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Steps.lists();
  }

  /// What goes wrong in a world; empty if nothing does.
  private static Optional<AssertionError> failure(List<Step> steps) {
    World world = new World(DomainDeployment.ofOne(store()));
    StringBuilder trace = new StringBuilder();
    try {
      for (Step step : steps) {
        trace.append("\n  ").append(step);
        world.runBesideWalks(step);
      }
      trace.append("\n  at the end, everybody's list");
      world.run(new Step.CompareAll(TWO, false));
      trace.append(", and as it is read from the store");
      world.run(new Step.CompareAll(TWO, true));
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(new AssertionError(e.getMessage() + "\nafter these steps:" + trace, e));
    }
  }

  /// As few of the steps as still go wrong: drops runs of them, long ones first, as long as
  /// something can be dropped.
  private static List<Step> shrunk(List<Step> steps) {
    List<Step> kept = steps;
    for (int run = steps.size() / 2; run > 0; run = run > 1 ? run / 2 : 0) {
      for (int from = 0; from + run <= kept.size(); ) {
        List<Step> fewer = new ArrayList<>(kept.subList(0, from));
        fewer.addAll(kept.subList(from + run, kept.size()));
        if (failure(fewer).isPresent()) {
          kept = fewer;
        } else {
          from += run;
        }
      }
    }
    return kept;
  }

  private static TestStore store() {
    if (store == null) {
      throw new IllegalStateException("the store is not open");
    }
    return store;
  }
}
