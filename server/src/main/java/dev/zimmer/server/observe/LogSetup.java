package dev.zimmer.server.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/// Sets logging up in code, which starts faster than reading a file: everything goes to standard
/// error, so standard output holds nothing but what a command is asked for.
public final class LogSetup extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    LogLayout layout = new LogLayout();
    layout.setContext(loggers);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(loggers);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(loggers);
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // The HTTP library warns of every client that goes away or sends nonsense.
    loggers.getLogger("io.helidon").setLevel(Level.ERROR);
    // The driver warns of every connection that it tries; whether Cassandra answers is told once.
    loggers.getLogger("com.datastax.oss.driver").setLevel(Level.ERROR);
    // That a listener cannot start ends the start with a line of our own.
    loggers.getLogger("io.helidon.webserver.LoomServer").setLevel(Level.OFF);
    level(LogLevel.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Says how much the server itself logs.
  public static void level(LogLevel level) {
    Level wanted = Level.toLevel(level.name());
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers) {
      loggers.getLogger("zimmer").setLevel(wanted);
      loggers.getLogger("dev.zimmer").setLevel(wanted);
    }
  }
}
