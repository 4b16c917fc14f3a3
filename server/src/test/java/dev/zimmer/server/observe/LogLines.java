package dev.zimmer.server.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// What is logged from now on until it is closed, as it is written; tests log less than servers.
public final class LogLines implements AutoCloseable {
  private final Logger logger;
  private final @Nullable Level level;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  /// @param name of the logger and those below it
  /// @param atLevel what a server logs of them
  public LogLines(String name, LogLevel atLevel) {
    logger = (Logger) LoggerFactory.getLogger(name);
    level = logger.getLevel();
    logger.setLevel(Level.toLevel(atLevel.name()));
    events.start();
    logger.addAppender(events);
  }

  /// The events so far, each with its stack trace if it has one.
  public List<String> all() {
    LogLayout layout = new LogLayout();
    return List.copyOf(events.list).stream().map(layout::doLayout).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setLevel(level);
  }
}
