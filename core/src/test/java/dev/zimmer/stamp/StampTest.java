package dev.zimmer.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampTest {
  @Test
  void firstAndLast_ofAMillisecond_encloseItsStamps() {
    assertThat(Stamp.millis(Stamp.first(7))).isEqualTo(7);
    assertThat(Stamp.millis(Stamp.last(7))).isEqualTo(7);
    assertThat(Stamp.last(7) + 1).isEqualTo(Stamp.first(8));
  }

  @Test
  void imported_anyScatter_staysInItsMillisecond() {
    for (int scatter : new int[] {0, 1, -1, 2047, 2048, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThat(Stamp.imported(7, scatter)).isBetween(Stamp.first(7), Stamp.last(7));
    }
  }

  @Test
  void last_untilTheYear2109_isExactInJson() {
    long millis = Instant.parse("2109-01-01T00:00:00Z").toEpochMilli();
    assertThat(Stamp.last(millis)).isLessThanOrEqualTo(Stamp.MAX);
    assertThat(Stamp.MAX).isEqualTo(9_007_199_254_740_991L);
  }
}
