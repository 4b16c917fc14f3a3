package dev.zimmer.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLayoutTest {
  @Test
  void line_ofACall_hasTimeLevelAndRequestId() {
    assertThat(line("hello"))
        .isEqualTo("2026-01-31T12:00:00.123Z INFO [1876543210987654321] zimmer.call hello\n");
  }

  @Test
  void line_withLineBreaksFromACaller_staysOneLine() {
    assertThat(line("a\nb\r\u2028c\u001b[31m"))
        .endsWith(" a<000a>b<000d><2028>c<001b>[31m\n")
        .hasLineCount(1);
  }

  @Test
  void line_thatIsVeryLong_isCut() {
    assertThat(line("x".repeat(1_000_000)))
        .hasSizeLessThan(2200)
        .endsWith("x… (1000000 characters)\n");
  }

  @Test
  void line_withAnException_isFollowedByItsTrace() {
    LoggingEvent event = event("failed");
    event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));

    assertThat(new LogLayout().doLayout(event))
        .contains(" failed\njava.lang.IllegalStateException: why");
  }

  @Test
  void line_withMarksThatTurnTheDirection_showsThem() {
    assertThat(line("alice\u202egnp.exe")).endsWith(" alice<202e>gnp.exe\n");
  }

  @Test
  void exception_thatSaysWhatACallerSent_makesNoLinesOfIt() {
    LoggingEvent event = event("failed");
    Exception cause = new IllegalArgumentException("x\n2026-01-31T12:00:00.123Z INFO forged");
    Exception exception = new IllegalStateException("a\r\nb", cause);
    exception.addSuppressed(new IllegalStateException("c\u2028d"));
    event.setThrowableProxy(new ThrowableProxy(exception));

    assertThat(new LogLayout().doLayout(event).lines())
        .contains("java.lang.IllegalStateException: a<000d><000a>b")
        .anyMatch(line -> line.endsWith("Suppressed: java.lang.IllegalStateException: c<2028>d"))
        .noneMatch(line -> line.startsWith("2026") && line.contains("forged"));
  }

  private static String line(String message) {
    return new LogLayout().doLayout(event(message));
  }

  private static LoggingEvent event(String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLoggerName("zimmer.call");
    event.setLevel(Level.INFO);
    event.setMessage(message);
    event.setInstant(Instant.parse("2026-01-31T12:00:00.123Z"));
    event.setMDCPropertyMap(Map.of("RequestId", "1876543210987654321"));
    return event;
  }
}
