package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final long HOUR = 3_600_000;

  private final Ticks ticks = new Ticks();

  @Test
  void take_inABurst_areAThousand() {
    assertThat(taken(5_000, 7, HOUR)).isEqualTo(1_000);
  }

  @Test
  void take_afterABurst_isOneForTwoMilliseconds() {
    taken(5_000, 7, HOUR);
    assertThat(taken(5_000, 17, HOUR)).isEqualTo(5);
    assertThat(taken(5_000, 18, HOUR)).isEqualTo(1);
    assertThat(taken(5_000, 19, HOUR)).isEqualTo(0);
    assertThat(taken(5_000, 10_000, HOUR)).isEqualTo(1_000);
  }

  @Test
  void take_withoutALead_isNone() {
    assertThat(taken(10, 7, 0)).isEqualTo(0);
    assertThat(taken(10, 7, -HOUR)).isEqualTo(0);
  }

  @Test
  void take_withASmallLead_areAsManyAsItIs() {
    assertThat(taken(100, 7, 30)).isEqualTo(30);
  }

  @Test
  void take_whenTheWallClockIsSetBack_areNotPaidFor() {
    taken(5_000, HOUR, HOUR);
    assertThat(taken(5_000, 7, HOUR)).isEqualTo(0);
    assertThat(taken(5_000, 27, HOUR)).isEqualTo(10);
  }

  /// However they are asked for: in a time of n milliseconds a thousand, and one for each two.
  @Property
  void take_inAnyTime_neverGrowFasterThanHalfOfIt(
      @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> advances,
      @ForAll @IntRange(max = 200) int asked) {
    Ticks each = new Ticks();
    long now = HOUR;
    long all = 0;
    for (int advance : advances) {
      now += advance;
      for (int i = 0; i < asked; i++) {
        all += each.take(now, HOUR) ? 1 : 0;
      }
      assertThat(all).isLessThanOrEqualTo(1_000 + (now - HOUR + 1) / 2);
    }
  }

  /// How many are given, with a lead that grows by each.
  private long taken(int asked, long now, long lead) {
    long taken = 0;
    for (int i = 0; i < asked; i++) {
      taken += ticks.take(now, lead + taken) ? 1 : 0;
    }
    return taken;
  }
}
