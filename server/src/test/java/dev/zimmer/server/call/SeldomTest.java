package dev.zimmer.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SeldomTest {
  private long nanos = Long.MAX_VALUE - 1; // as a clock may begin anywhere
  private final Seldom seldom = new Seldom(() -> nanos);

  @Test
  void pick_first_isPicked() {
    assertThat(seldom.pick()).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void pick_withinASecond_isLeftOutAndCounted() {
    seldom.pick();
    for (int i = 0; i < 10_000; i++) {
      assertThat(seldom.pick()).isEmpty();
    }
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(seldom.pick()).isEqualTo(OptionalLong.of(10_000));
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertThat(seldom.pick()).isEqualTo(OptionalLong.of(0));
  }
}
