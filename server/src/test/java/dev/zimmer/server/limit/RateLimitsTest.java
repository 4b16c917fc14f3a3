package dev.zimmer.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.RateLimit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final ActionSpec<?, ?> STANDARD = ActionSpec.of(new Standard());
  private static final ActionSpec<?, ?> OTHER = ActionSpec.of(new Other());
  private static final ActionSpec<?, ?> GROUP = ActionSpec.of(new Group());
  private static final ActionSpec<?, ?> MESSAGES = ActionSpec.of(new Messages());
  private static final ActionSpec<?, ?> DAILY = ActionSpec.of(new Daily());

  private final AtomicLong nanos = new AtomicLong(1);
  private int processes = 1;
  private int leftToday = 100;

  @Test
  void take_burstOfTheRate_passesAndTheNextIsRefused() {
    RateLimits limits = limits();

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(20);
  }

  @Test
  void take_afterATwentiethOfASecond_passesOnceMore() {
    RateLimits limits = limits();
    passing(limits, 1, STANDARD, 100);

    nanos.addAndGet(Duration.ofMillis(50).toNanos());

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(1);
  }

  @Test
  void take_severalProcesses_eachHasItsShare() {
    processes = 3;
    RateLimits limits = limits();
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(6);

    // Exactly, over time: 20 calls a second among three.
    int passed = 0;
    for (int i = 0; i < 30; i++) {
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      passed += passing(limits, 1, STANDARD, 100);
    }
    assertThat(passed).isEqualTo(20);
  }

  @Test
  void take_processesComeAndGo_theShareFollows() {
    RateLimits limits = limits();
    assertThat(passing(limits, 1, STANDARD, 10)).isEqualTo(10);

    processes = 2; // half of the share is left, so half of the new one
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(5);

    processes = 1;
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(20);
  }

  @Test
  void take_severalProcesses_oneCallEachInAsManySeconds() {
    processes = 2;
    RateLimits limits = limits();
    limits.take(1, GROUP, new Target("g"));

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(() -> limits.take(1, GROUP, new Target("g")))
        .isInstanceOf(ActionException.class);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    limits.take(1, GROUP, new Target("g"));
  }

  @Test
  void take_anotherAppOrAction_hasABudgetOfItsOwn() {
    RateLimits limits = limits();
    passing(limits, 1, STANDARD, 100);

    assertThat(passing(limits, 2, STANDARD, 100)).isEqualTo(20);
    assertThat(passing(limits, 1, OTHER, 100)).isEqualTo(20);
  }

  @Test
  void take_actionLimitedPerGroup_isNotCounted() {
    assertThat(passing(limits(), 1, GROUP, 100)).isEqualTo(100);
  }

  @Test
  void take_secondCallForOneGroup_isRefusedWithTheGroupCode() {
    RateLimits limits = limits();
    limits.take(1, GROUP, new Target("a"));
    limits.take(1, GROUP, new Target("b"));

    assertThatThrownBy(() -> limits.take(1, GROUP, new Target("a")))
        .isInstanceOfSatisfying(
            ActionException.class,
            e -> assertThat(e.code()).isEqualTo(ReturnCode.GROUP_OR_ROOM_RATE_LIMITED));
  }

  @Test
  void take_aSecondLater_passesAgain() {
    RateLimits limits = limits();
    limits.take(1, GROUP, new Target("a"));

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    limits.take(1, GROUP, new Target("a"));
  }

  @Test
  void take_noGroupSent_isLeftToTheAction() {
    RateLimits limits = limits();
    for (int i = 0; i < 10; i++) {
      limits.take(1, GROUP, new Target(null));
    }
  }

  @Test
  void take_countingElements_takesAsManyAndNeverMoreThanAFullBucket() {
    RateLimits limits = limits();
    limits.take(1, MESSAGES, new Numbers(Collections.nCopies(15, 1)));
    assertThatThrownBy(() -> limits.take(1, MESSAGES, new Numbers(Collections.nCopies(6, 1))))
        .isInstanceOf(ActionException.class);
    limits.take(1, MESSAGES, new Numbers(Collections.nCopies(5, 1)));
    limits.take(1, MESSAGES, new Numbers(List.of()));

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    limits.take(1, MESSAGES, new Numbers(Collections.nCopies(1000, 1)));
    assertThatThrownBy(() -> limits.take(1, MESSAGES, new Numbers(List.of(1))))
        .isInstanceOf(ActionException.class);
  }

  @Test
  void take_aDaysCallsUsedUp_isRefusedUntilThereAreMore() {
    RateLimits limits = limits();
    for (int i = 0; i < 3; i++) {
      assertThat(passing(limits, 1, DAILY, 5)).isEqualTo(1);
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    leftToday = 0;
    assertThat(passing(limits, 1, DAILY, 1)).isZero();
    leftToday = 1;
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(passing(limits, 1, DAILY, 1)).isEqualTo(1);
    leftToday = 0;
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(passing(limits("*/Daily=0"), 1, DAILY, 100)).isEqualTo(100);
  }

  @Test
  void overrides_severalThatFit_theMostExactCounts() {
    RateLimits limits = limits("*/*=1", "*/Standard=2", "7/*=3", "7/Standard=4", "8/Standard=0");

    assertThat(passing(limits, 1, OTHER, 100)).isEqualTo(1);
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(2);
    assertThat(passing(limits, 7, OTHER, 100)).isEqualTo(3);
    assertThat(passing(limits, 7, STANDARD, 100)).isEqualTo(4);
    assertThat(passing(limits, 8, STANDARD, 100)).isEqualTo(100);
  }

  @Test
  void off_anyNumberOfCalls_passes() {
    RateLimits limits =
        new RateLimits(LimitConfig.OFF, () -> processes, nanos::get, (_, _, _) -> false);

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(100);
    limits.take(1, GROUP, new Target("a"));
    limits.take(1, GROUP, new Target("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1/A", "1/A=", "1/A=x", "1/A=-1", "x/A=1", "1/A B=1", "4294967296/A=1"})
  void parse_malformedOverride_isRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> LimitOverride.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  private RateLimits limits(String... overrides) {
    List<LimitOverride> parsed = List.of(overrides).stream().map(LimitOverride::parse).toList();
    DailyCalls daily = (_, _, callsADay) -> callsADay == 100 && leftToday-- > 0;
    return new RateLimits(new LimitConfig(true, parsed), () -> processes, nanos::get, daily);
  }

  private static int passing(RateLimits limits, long appId, ActionSpec<?, ?> action, int calls) {
    int passed = 0;
    for (int i = 0; i < calls; i++) {
      try {
        limits.takeBeforehand(appId, action);
        passed++;
      } catch (ActionException e) {
        assertThat(e.code()).isEqualTo(action.limit().code());
      }
    }
    return passed;
  }

  /// The group that a call is about.
  public record Target(@Nullable String groupId) {}

  /// The messages that a call is about.
  public record Numbers(List<Integer> numbers) {}

  @Api(category = Category.USER)
  private static final class Standard implements Nothing<NoFields>, Action<NoFields, NoFields> {}

  @Api(category = Category.USER)
  private static final class Other implements Nothing<NoFields>, Action<NoFields, NoFields> {}

  @Api(
      category = Category.GROUP,
      limit =
          @RateLimit(
              calls = 1,
              per = Limit.Scope.GROUP,
              code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED))
  private static final class Group implements Nothing<Target>, Action<Target, NoFields> {}

  @Api(category = Category.MESSAGING, limit = @RateLimit(counting = "numbers"))
  private static final class Messages implements Nothing<Numbers>, Action<Numbers, NoFields> {}

  @Api(category = Category.MESSAGING, limit = @RateLimit(calls = 1, callsADay = 100))
  private static final class Daily implements Nothing<NoFields>, Action<NoFields, NoFields> {}

  /// Does nothing.
  interface Nothing<Q extends Record> extends Action<Q, NoFields> {
    @Override
    default Answer<NoFields> handle(CallContext call, Q request) {
      return Answer.success(new NoFields());
    }
  }
}
