package dev.zimmer.server.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Serves as `zimmer serve` does, on a machine whose clock is wrong or stands still. The program
/// takes its clock from outside, but no operator may set one, so this stands where the real one is
/// wired.
public final class ServeWithOtherClock {
  private ServeWithOtherClock() {}

  /// Runs until it is told to stop.
  ///
  /// @param arguments by how many milliseconds the clock is fast, or the file of a [ClockFile];
  ///   then those of `zimmer serve`
  public static void main(String[] arguments) throws InterruptedException {
    InstantSource time = clock(arguments[0]);
    ServeCommand command =
        (ServeCommand)
            ZimmerCommand.commandLine(Map.of())
                .parseArgs(Arrays.copyOfRange(arguments, 1, arguments.length))
                .subcommand()
                .commandSpec()
                .userObject();
    ZimmerServer server = new ZimmerServer(command.options.toConfig(), time);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    System.out.println("zimmer ready on " + server.url() + " in 0 ms");
    new CountDownLatch(1).await();
  }

  private static InstantSource clock(String argument) {
    return argument.matches("-?\\d+")
        ? InstantSource.offset(InstantSource.system(), Duration.ofMillis(Long.parseLong(argument)))
        : ClockFile.at(Path.of(argument));
  }

  private static void stop(ZimmerServer server) {
    server.close();
    Runtime.getRuntime().halt(0);
  }
}
