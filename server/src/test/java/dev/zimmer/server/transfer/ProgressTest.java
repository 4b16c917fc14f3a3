package dev.zimmer.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(-5 * SECOND);
  private final Progress progress = new Progress("exported", lines::add, nanos::get);

  @Test
  void at_manyTimes_speaksEveryFewSeconds() {
    for (int second = 1; second <= 7; second++) {
      nanos.addAndGet(SECOND);
      progress.at(second * 10_000L, second * 1_500_000L);
    }

    assertThat(lines)
        .containsExactly(
            "so far exported 30,000 rows, 4.5 MB, in 3.0 s: 10,000 rows/s",
            "so far exported 60,000 rows, 9.0 MB, in 6.0 s: 10,000 rows/s");
  }

  @Test
  void done_atOnce_speaks() {
    nanos.addAndGet(SECOND / 2);
    progress.done(1_234_567, 1_000_000);

    assertThat(lines)
        .containsExactly("exported 1,234,567 rows, 1.0 MB, in 0.5 s: 2,469,134 rows/s");
  }

  @Test
  void resumed_countsTheRateFromThere() {
    progress.resumed(1_000_000);
    nanos.addAndGet(SECOND);
    progress.done(1_000_500, 1);

    assertThat(lines)
        .containsExactly(
            "goes on behind row 1,000,000",
            "exported 1,000,500 rows, 0.0 MB, in 1.0 s: 500 rows/s");
  }
}
