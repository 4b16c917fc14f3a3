package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Busy;
import dev.zimmer.bench.process.BusySampler;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Cores;
import dev.zimmer.bench.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Drives a server with wrk: as fast as it answers, every answer checked by the script.
///
/// @param cores where wrk runs
/// @param folder for its script, request file and output
public record Wrk(Cores cores, Path folder) {
  private static final Duration SLACK = Duration.ofSeconds(60);

  /// Sends requests for a while over connections that stay open, one at a time on each.
  ///
  /// @throws IllegalStateException if an answer was wrong, or none came
  public Driven drive(
      Server server, List<Request> requests, Expected expected, int connections, Duration time) {
    Path file = folder.resolve("requests.txt");
    Request.write(file, requests);
    List<String> arguments =
        List.of(
            file.toString(),
            expected.beginning(),
            expected.row(),
            Integer.toString(expected.rows()),
            Integer.toString(expected.minBytes()),
            Integer.toString(expected.maxBytes()),
            Integer.toString(Expected.SAMPLE));
    List<String> shape = List.of("-t1", "-c" + connections);
    Child wrk = start(server, shape, time, "check.lua", arguments);
    return finish(wrk, time, new BusySampler(cores, server.pids(), List.of(wrk)));
  }

  /// Walks a user's whole list over and over, each walker on a connection and thread of its own.
  ///
  /// @param walkers how many
  /// @param conversations how many the user has all the time
  /// @param beside loads that run meanwhile, whose time counts as the load's
  /// @return walks as requests, and the time to a page
  public Driven walk(
      Server server,
      int walkers,
      String user,
      int conversations,
      Duration time,
      List<Child> beside) {
    String target = "/" + CallSigner.BENCH.query("QueryConversationList");
    List<String> shape = List.of("-t" + walkers, "-c" + walkers);
    List<String> arguments = List.of(target, user, Integer.toString(conversations));
    Child wrk = start(server, shape, time, "walk.lua", arguments);
    List<Child> loads = new ArrayList<>(beside);
    loads.add(wrk);
    return finish(wrk, time, new BusySampler(cores, server.pids(), loads));
  }

  private Child start(
      Server server, List<String> shape, Duration time, String script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(Program.WRK.path()));
    command.addAll(shape);
    command.addAll(List.of("-d" + time.toSeconds() + "s", "--timeout", "10s"));
    command.addAll(List.of("-s", unpacked(script).toString(), server.url(), "--"));
    command.addAll(arguments);
    return Child.start(folder.resolve("wrk.log"), cores.forLoad(command));
  }

  private static Driven finish(Child wrk, Duration time, BusySampler sampler) {
    try (wrk) {
      String output = wrk.finish(time.plus(SLACK), sampler::look);
      return driven(output, sampler.busy());
    }
  }

  private static Driven driven(String output, Busy busy) {
    ResultLine result = new ResultLine(output);
    // What was under way when time was up is answered and not counted, or the other way round.
    boolean good =
        result.figure("wrong") == 0
            && result.figure("errors") == 0
            && result.figure("requests") > 0
            && result.figure("answered") >= result.figure("requests");
    if (!good) {
      throw new IllegalStateException("wrk met wrong or missing answers:\n" + output);
    }
    return result.driven(busy);
  }

  private Path unpacked(String name) {
    Path script = folder.resolve(name);
    try (InputStream in = Wrk.class.getResourceAsStream("/dev/zimmer/bench/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      Files.createDirectories(folder);
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
