package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.CoreTime;
import dev.zimmer.bench.process.Cores;
import dev.zimmer.bench.process.Java;
import dev.zimmer.bench.process.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Drives a server at a given rate with [OpenLoop], in a process on the load's core.
///
/// @param cores where it runs
/// @param folder for its request file and output
public record SteadyLoad(Cores cores, Path folder) {
  private static final Duration SLACK = Duration.ofSeconds(60);

  /// How to drive.
  ///
  /// @param connections how many are open
  /// @param rate requests a second
  /// @param warmUp at that rate, not measured
  /// @param time measured
  /// @param patient whether it leaves time to others on its core
  public record Pace(
      int connections, double rate, Duration warmUp, Duration time, boolean patient) {}

  /// Drives and waits for the end.
  public Driven drive(String url, List<Request> requests, Expected expected, Pace pace) {
    CoreTime server = new CoreTime(cores.server());
    CoreTime load = new CoreTime(cores.load());
    String output =
        Child.run(
            folder.resolve("open-loop.log"),
            pace.warmUp().plus(pace.time()).plus(SLACK),
            command(url, requests, expected, pace));
    return driven(output, server.busy(), load.busy());
  }

  /// Starts driving; [#finish] waits for the end.
  public Child start(String url, List<Request> requests, Expected expected, Pace pace) {
    return Child.start(folder.resolve("open-loop.log"), command(url, requests, expected, pace));
  }

  /// Waits for the end of a load that was started.
  public Driven finish(Child child, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (child.isAlive() && System.nanoTime() < end) {
      Pause.millis(20);
    }
    child.close();
    return driven(child.output(), 0, 0);
  }

  private List<String> command(String url, List<Request> requests, Expected expected, Pace pace) {
    Path file = folder.resolve("steady.txt");
    Request.write(file, requests);
    return cores.forLoad(
        Java.command(
            OpenLoop.class,
            List.of("-XX:+UseSerialGC", "-Xmx512m"),
            List.of(
                url,
                file.toString(),
                Integer.toString(pace.connections()),
                Double.toString(pace.rate()),
                Double.toString(pace.warmUp().toMillis() / 1e3),
                Double.toString(pace.time().toMillis() / 1e3),
                pace.patient() ? "patient" : "spin",
                expected.beginning(),
                expected.row(),
                Integer.toString(expected.rows()),
                Integer.toString(expected.fewestBytes()),
                Integer.toString(expected.mostBytes()))));
  }

  private static Driven driven(String output, double serverBusy, double loadBusy) {
    ResultLine result = new ResultLine(output);
    if (result.figure("wrong") != 0 || result.figure("requests") == 0) {
      throw new IllegalStateException("the open loop met wrong or missing answers:\n" + output);
    }
    return result.driven(serverBusy, loadBusy);
  }
}
