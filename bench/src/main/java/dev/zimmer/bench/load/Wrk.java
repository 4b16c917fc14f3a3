package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.CoreTime;
import dev.zimmer.bench.process.Cores;
import dev.zimmer.bench.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// Drives a server with wrk: as fast as it answers, every answer checked by `check.lua`.
///
/// @param cores where wrk runs
/// @param folder for its script, request file and output
public record Wrk(Cores cores, Path folder) {
  private static final Duration SLACK = Duration.ofSeconds(60);

  /// Sends requests for a while over connections that stay open, one at a time on each.
  ///
  /// @param url where the server is, without a path
  /// @throws IllegalStateException if an answer was wrong, or none came
  public Driven drive(
      String url, List<Request> requests, Expected expected, int connections, Duration time) {
    Path file = folder.resolve("requests.txt");
    Request.write(file, requests);
    List<String> command =
        List.of(
            Program.WRK.path(),
            "-t1",
            "-c" + connections,
            "-d" + time.toSeconds() + "s",
            "--timeout",
            "10s",
            "-s",
            script().toString(),
            url,
            "--",
            file.toString(),
            expected.beginning(),
            expected.row(),
            Integer.toString(expected.rows()),
            Integer.toString(expected.fewestBytes()),
            Integer.toString(expected.mostBytes()),
            Integer.toString(Expected.SAMPLE));
    CoreTime server = new CoreTime(cores.server());
    CoreTime load = new CoreTime(cores.load());
    String output = Child.run(folder.resolve("wrk.log"), time.plus(SLACK), cores.forLoad(command));
    return driven(output, server.busy(), load.busy());
  }

  private static Driven driven(String output, double serverBusy, double loadBusy) {
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
    return result.driven(serverBusy, loadBusy);
  }

  private Path script() {
    Path script = folder.resolve("check.lua");
    try (InputStream in = Wrk.class.getResourceAsStream("/dev/zimmer/bench/check.lua")) {
      if (in == null) {
        throw new IllegalStateException("check.lua is not in the jar");
      }
      Files.createDirectories(folder);
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
