package dev.zimmer.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private long nanos = -5; // as a clock may begin anywhere
  private final Throttle throttle =
      new Throttle(
          new Throttle.Rate(2, Duration.ofSeconds(10)),
          new Throttle.Rate(5, Duration.ofSeconds(1)),
          () -> nanos);

  @Test
  void pick_aFewOfOneSource_areShown() {
    assertThat(throttle.pick("a")).isEqualTo(OptionalLong.of(0));
    assertThat(throttle.pick("a")).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void pick_moreOfOneSource_areLeftOutAndCounted() {
    assertThat(picked("a", 20_000)).isEqualTo(2);
    pass(Duration.ofSeconds(10).minusNanos(1));
    assertThat(throttle.pick("a")).isEmpty();
    pass(Duration.ofNanos(1));
    assertThat(throttle.pick("a")).isEqualTo(OptionalLong.of(19_999));
    assertThat(throttle.pick("a")).isEmpty();
  }

  @Test
  void pick_aLoudSource_doesNotHideOthers() {
    picked("a", 20_000);

    assertThat(throttle.pick("b")).isEqualTo(OptionalLong.of(19_998));
    assertThat(throttle.pick("c")).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void pick_manySources_shareABoundAndAreAllCounted() {
    long shown = 0;
    long counted = 0;
    for (int i = 0; i < 100_000; i++) {
      OptionalLong leftOut = throttle.pick(i);
      shown += leftOut.isPresent() ? 1 : 0;
      counted += leftOut.orElse(0);
    }
    assertThat(shown).isEqualTo(5);
    pass(Duration.ofSeconds(1));
    assertThat(shown + counted + throttle.pick("last").orElseThrow()).isEqualTo(100_000);
  }

  @Test
  void pick_manySources_areForgotten() {
    for (int i = 0; i < 100_000; i++) {
      throttle.pick(i);
    }
    assertThat(throttle.sources()).isLessThanOrEqualTo(4096);
    pass(Duration.ofSeconds(20));
    long before = Long.MAX_VALUE;
    for (long left = throttle.sources(); left < before; left = throttle.sources()) {
      before = left; // the cache drops a thousand at a time
    }
    assertThat(before).isZero();
  }

  private long picked(String source, int times) {
    long picked = 0;
    for (int i = 0; i < times; i++) {
      picked += throttle.pick(source).isPresent() ? 1 : 0;
    }
    return picked;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
