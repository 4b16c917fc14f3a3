package dev.zimmer.server.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(-5 * SECOND);
  private final Progress progress =
      new Progress("exported", new PrintStream(out, true, UTF_8), nanos::get);

  @Test
  void at_manyTimes_speaksEveryFewSeconds() {
    for (int second = 1; second <= 7; second++) {
      nanos.addAndGet(SECOND);
      progress.at(second * 10_000L, second * 1_500_000L);
    }

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "zimmer: so far exported 30,000 rows, 4.5 MB, in 3.0 s: 10,000 rows/s",
            "zimmer: so far exported 60,000 rows, 9.0 MB, in 6.0 s: 10,000 rows/s");
  }

  @Test
  void done_atOnce_speaks() {
    nanos.addAndGet(SECOND / 2);
    progress.done(1_234_567, 1_000_000);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly("zimmer: exported 1,234,567 rows, 1.0 MB, in 0.5 s: 2,469,134 rows/s");
  }

  @Test
  void resumed_countsTheRateFromThere() {
    progress.resumed(1_000_000);
    nanos.addAndGet(SECOND);
    progress.done(1_000_500, 1);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "zimmer: goes on behind row 1,000,000",
            "zimmer: exported 1,000,500 rows, 0.0 MB, in 1.0 s: 500 rows/s");
  }
}
