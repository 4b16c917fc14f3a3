package dev.zimmer.server.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.zimmer.action.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One log event as one line: `2026-01-31T12:00:00.123Z INFO [1876543210987654321] zimmer.call …`.
///
/// The number in brackets is the RequestId of the call that the line belongs to. Whatever a caller
/// sent, the line stays one line that reads as it was written, see [Printable]. A stack trace
/// follows on lines of its own.
final class LogLayout extends LayoutBase<ILoggingEvent> {
  private static final int MAX_MESSAGE_CHARACTERS = 2000;
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
    Printable.append(line, event.getFormattedMessage(), MAX_MESSAGE_CHARACTERS);
    line.append('\n');
    IThrowableProxy exception = event.getThrowableProxy();
    if (exception != null) {
      line.append(ThrowableProxyUtil.asString(new OnItsLines(exception))).append('\n');
    }
    return line.toString();
  }

  /// An exception whose messages stay on their lines: they may say again what a caller sent.
  private record OnItsLines(IThrowableProxy exception) implements IThrowableProxy {
    static @Nullable IThrowableProxy of(@Nullable IThrowableProxy exception) {
      return exception == null ? null : new OnItsLines(exception);
    }

    @Override
    public @Nullable String getMessage() {
      String message = exception.getMessage();
      return message == null ? null : Printable.of(message, MAX_MESSAGE_CHARACTERS);
    }

    @Override
    public String getClassName() {
      return exception.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
      return exception.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
      return exception.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
      return of(exception.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
      return Arrays.stream(exception.getSuppressed())
          .map(OnItsLines::new)
          .toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
      return exception.isCyclic();
    }
  }
}
