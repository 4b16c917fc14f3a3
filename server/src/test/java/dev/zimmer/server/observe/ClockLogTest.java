package dev.zimmer.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClockLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(ClockLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private long lead;
  private long seconds;
  private final ClockLog log = new ClockLog(() -> lead, () -> TimeUnit.SECONDS.toNanos(seconds));

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    log.close();
  }

  @Test
  void look_usualLead_saysNothing() {
    look(0, 250, 2_000, 0);
    assertThat(said()).isEmpty();
  }

  @Test
  void look_whileAhead_warnsOnceAMinute() {
    for (int i = 0; i < 150; i++) {
      look(28_800_000);
    }
    assertThat(said())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("WARN stamps are 28800 s ahead"));
  }

  @Test
  void look_whenCaughtUp_saysSoOnce() {
    look(5_000, 3_000, 1_000, 0, 0);
    assertThat(said())
        .hasSize(2)
        .last()
        .isEqualTo("INFO stamps are no longer ahead of this machine's clock");
  }

  @Test
  void look_aheadAgain_warnsAtOnce() {
    look(5_000, 0, 5_000);
    assertThat(said()).hasSize(3);
  }

  private void look(long... leads) {
    for (long each : leads) {
      lead = each;
      log.look();
      seconds++;
    }
  }

  private List<String> said() {
    return lines.list.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
  }
}
