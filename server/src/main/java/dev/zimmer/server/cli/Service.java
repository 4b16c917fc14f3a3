package dev.zimmer.server.cli;

import dev.zimmer.server.config.ServerConfig;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Runs a server as the work of a process: says when it is ready, and ends it in good order when
/// the process is told to stop.
final class Service {
  private static final PrintStream out = System.out;

  private Service() {}

  /// Starts a server and returns only if it cannot start. On SIGTERM or SIGINT the server takes no
  /// more calls, finishes those that run and closes the store, and the process exits with 0.
  ///
  /// @param beforeReady is run when the server takes calls, before it says so
  static void run(ServerConfig config, Consumer<ZimmerServer> beforeReady) {
    InstantSource time = InstantSource.system();
    ZimmerServer server = new ZimmerServer(config, time);
    try {
      beforeReady.accept(server);
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "zimmer-stop"));
    long nowMillis = time.millis();
    long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
    out.println("zimmer ready on " + server.url() + " in " + (nowMillis - startMillis) + " ms");
    out.flush();
    awaitTheEnd();
  }

  private static void stop(ZimmerServer server) {
    server.close();
    // A signal would make the exit code 143, and stopping in good order is a success.
    Runtime.getRuntime().halt(0);
  }

  private static void awaitTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
