package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.data.Loader;
import dev.zimmer.bench.data.PreparedStores;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// From `./zimmer serve` until `/health/ready` answers 200 and calls are taken.
public final class StartWork implements Work {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public String question() {
    return "How long from the command to ready?";
  }

  @Override
  public Duration longest(Scale scale) {
    return Duration.ofSeconds(10L * (1 + scale.runs()));
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Dataset dataset = new Dataset(space.scale().largeUsers(), Scale.LARGE_CONVERSATIONS);
    Path large =
        PreparedStores.of(
            space,
            dataset.name(),
            LargeWork.loading(space),
            new Loader(dataset, Console::say)::load);
    Path empty = space.work().resolve("empty");
    String largeSide = "%,d entries".formatted((long) dataset.users() * dataset.conversations());
    sheet.goal(Goal.atMost(1000, "empty store", ""));
    sheet.goal(Goal.atMost(3000, largeSide, ""));
    sheet.note("through the launcher, with its cache of classes, on every core");
    start(space, empty); // makes the cache of classes
    new Rounds(sheet)
        .side(
            "empty store",
            () -> {
              Folders.delete(empty);
              sheet.add("empty store", "ms", start(space, empty));
            })
        .side(largeSide, () -> sheet.add(largeSide, "ms", start(space, large)))
        .run(space.scale().runs());
  }

  /// @return milliseconds until it was ready
  private static double start(Space space, Path store) {
    int port = Space.freePort();
    String adminPort = Integer.toString(Space.freePort());
    List<String> command =
        List.of(
            space.home().resolve("zimmer").toString(),
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--admin-port",
            adminPort,
            "--data",
            store.toString(),
            "--no-limits",
            "--app",
            CallSigner.BENCH.appId() + ":" + CallSigner.BENCH.secret());
    long start = System.nanoTime();
    try (Child child = Child.start(space.log("start"), space.cores().forEverybody(command))) {
      String ready = "http://127.0.0.1:" + adminPort + "/health/ready";
      child.await(() -> Zimmer.answers(ready) && Zimmer.listens(port), Duration.ofMinutes(5));
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
