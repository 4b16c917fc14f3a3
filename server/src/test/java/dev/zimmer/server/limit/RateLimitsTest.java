package dev.zimmer.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final Action<NoFields, NoFields> STANDARD = new Stub("Standard", Limit.STANDARD);
  private static final Action<NoFields, NoFields> OTHER = new Stub("Other", Limit.STANDARD);
  private static final Action<NoFields, NoFields> GROUP = new Stub("Group", Limit.PER_GROUP);

  private final AtomicLong nanos = new AtomicLong(1);
  private int processes = 1;

  @Test
  void takeForApp_burstOfTheRate_passesAndTheNextIsRefused() {
    RateLimits limits = limits();

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(20);
  }

  @Test
  void takeForApp_afterATwentiethOfASecond_passesOnceMore() {
    RateLimits limits = limits();
    passing(limits, 1, STANDARD, 100);

    nanos.addAndGet(Duration.ofMillis(50).toNanos());

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(1);
  }

  @Test
  void takeForApp_severalProcesses_eachHasItsShare() {
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
  void takeForApp_processesComeAndGo_theShareFollows() {
    RateLimits limits = limits();
    assertThat(passing(limits, 1, STANDARD, 10)).isEqualTo(10);

    processes = 2; // half of the share is left, so half of the new one
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(5);

    processes = 1;
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(20);
  }

  @Test
  void takeForGroup_severalProcesses_oneCallEachInAsManySeconds() {
    processes = 2;
    RateLimits limits = limits();
    limits.takeForGroup(1, GROUP, "g");

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(() -> limits.takeForGroup(1, GROUP, "g"))
        .isInstanceOf(ActionException.class);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    limits.takeForGroup(1, GROUP, "g");
  }

  @Test
  void takeForApp_anotherAppOrAction_hasABudgetOfItsOwn() {
    RateLimits limits = limits();
    passing(limits, 1, STANDARD, 100);

    assertThat(passing(limits, 2, STANDARD, 100)).isEqualTo(20);
    assertThat(passing(limits, 1, OTHER, 100)).isEqualTo(20);
  }

  @Test
  void takeForApp_actionLimitedPerGroup_isNotCounted() {
    assertThat(passing(limits(), 1, GROUP, 100)).isEqualTo(100);
  }

  @Test
  void takeForGroup_secondCallForOneGroup_isRefusedWithTheGroupCode() {
    RateLimits limits = limits();
    limits.takeForGroup(1, GROUP, "a");
    limits.takeForGroup(1, GROUP, "b");

    assertThatThrownBy(() -> limits.takeForGroup(1, GROUP, "a"))
        .isInstanceOfSatisfying(
            ActionException.class,
            e -> assertThat(e.code()).isEqualTo(ReturnCode.GROUP_OR_ROOM_RATE_LIMITED));
  }

  @Test
  void takeForGroup_aSecondLater_passesAgain() {
    RateLimits limits = limits();
    limits.takeForGroup(1, GROUP, "a");

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    limits.takeForGroup(1, GROUP, "a");
  }

  @Test
  void takeForGroup_noGroupSent_isLeftToTheAction() {
    RateLimits limits = limits();
    for (int i = 0; i < 10; i++) {
      limits.takeForGroup(1, GROUP, null);
    }
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
    RateLimits limits = new RateLimits(LimitConfig.OFF, () -> processes, nanos::get);

    assertThat(passing(limits, 1, STANDARD, 100)).isEqualTo(100);
    limits.takeForGroup(1, GROUP, "a");
    limits.takeForGroup(1, GROUP, "a");
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
    return new RateLimits(new LimitConfig(true, parsed), () -> processes, nanos::get);
  }

  private static int passing(RateLimits limits, long appId, Action<?, ?> action, int calls) {
    int passed = 0;
    for (int i = 0; i < calls; i++) {
      try {
        limits.takeForApp(appId, action);
        passed++;
      } catch (ActionException e) {
        assertThat(e.code()).isEqualTo(action.limit().code());
      }
    }
    return passed;
  }

  private record Stub(String name, Limit limit) implements Action<NoFields, NoFields> {
    @Override
    public Class<NoFields> requestType() {
      return NoFields.class;
    }

    @Override
    public Answer<NoFields> handle(CallContext call, NoFields request) {
      return Answer.success(request);
    }
  }
}
