package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Busy;
import dev.zimmer.bench.process.BusySampler;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Cores;
import dev.zimmer.bench.process.Java;
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
  public Driven drive(Server server, List<Request> requests, Expected expected, Pace pace) {
    try (Child child = start(server, requests, expected, pace)) {
      BusySampler sampler = new BusySampler(cores, server.pids(), List.of(child));
      String output = child.finish(pace.time().plus(SLACK), sampler::look);
      ResultLine result = checked(output);
      Busy busy = sampler.busy();
      double working = 1 - result.figure("idle") / (double) result.figure("micros");
      return result.driven(pace.patient() ? busy : busy.withLoad(working));
    }
  }

  /// Starts driving and waits until the measured time begins; [#finish] waits for the end.
  public Child start(Server server, List<Request> requests, Expected expected, Pace pace) {
    Child child =
        Child.start(
            folder.resolve("open-loop.log"), command(server.url(), requests, expected, pace));
    child.await(() -> child.output().contains("MEASURING"), pace.warmUp().plus(SLACK));
    return child;
  }

  /// Waits for the end of a load that was started.
  ///
  /// @return requests a second
  public double finish(Child child, Duration max) {
    try (child) {
      ResultLine result = checked(child.finish(max, () -> {}));
      return result.figure("requests") * 1e6 / result.figure("micros");
    }
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
                Integer.toString(expected.minBytes()),
                Integer.toString(expected.maxBytes()))));
  }

  private static ResultLine checked(String output) {
    ResultLine result = new ResultLine(output);
    if (result.figure("wrong") != 0 || result.figure("requests") == 0) {
      throw new IllegalStateException("the open loop met wrong or missing answers:\n" + output);
    }
    return result;
  }
}
