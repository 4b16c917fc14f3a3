package dev.zimmer.server.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// One log event as one line: `2026-01-31T12:00:00.123Z INFO [1876543210987654321] zimmer.call …`.
///
/// The number in brackets is the RequestId of the call that the line belongs to. Whatever a caller
/// sent, the line stays one line: control characters are written as their hex number, and a long
/// text is cut. A stack trace follows on lines of its own.
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final int MAX_MESSAGE_LENGTH = 2000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    line.append(' ').append(event.getLevel()).append(' ');
    String requestId = event.getMDCPropertyMap().get("RequestId");
    if (requestId != null) {
      line.append('[').append(requestId).append("] ");
    }
    line.append(event.getLoggerName()).append(' ');
    append(line, event.getFormattedMessage());
    line.append('\n');
    IThrowableProxy exception = event.getThrowableProxy();
    if (exception != null) {
      line.append(ThrowableProxyUtil.asString(exception)).append('\n');
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String message) {
    int length = Math.min(message.length(), MAX_MESSAGE_LENGTH);
    for (int i = 0; i < length; i++) {
      char c = message.charAt(i);
      boolean breaksLine = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (breaksLine) {
        line.append("<%04x>".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    if (length < message.length()) {
      line.append("… (").append(message.length()).append(" characters)");
    }
  }
}
