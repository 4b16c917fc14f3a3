package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.bench.process.ProcessFigures;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Far more lists on the disk than fit in memory.
public final class LargeWork implements Work {
  private static final double CALM_RATE = 500;
  private static final Duration SLICE = Duration.ofSeconds(15);

  /// The memory that a server of the large data set gets.
  static final Zimmer.Setup MEMORY = new Zimmer.Setup(Path.of("."), 1024, 256, "0", List.of());

  @Override
  public String name() {
    return "large";
  }

  @Override
  public String question() {
    return "Does a million users' worth of lists on the disk slow anybody down?";
  }

  @Override
  public Duration longest(Scale scale) {
    Duration largeDataset = scale.javaRun().plus(scale.steadyRun()).plus(scale.seconds());
    return scale
        .javaRun()
        .plus(largeDataset)
        .multipliedBy(scale.runs())
        .plus(scale.memoryWatch())
        .plusSeconds(10);
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    Dataset small = new Dataset(scale.users(), Scale.LARGE_CONVERSATIONS);
    Dataset large = new Dataset(scale.largeUsers(), Scale.LARGE_CONVERSATIONS);
    QuerySides few = new QuerySides(space, small, loading(space));
    QuerySides many = new QuerySides(space, large, loading(space));
    sheet.goal(Goal.atLeast(0.95, "hot users", "small data set"));
    sheet.goal(Goal.atMost(2000, "random users, median", ""));
    sheet.goal(Goal.atMost(1.05, "memory at the end", "memory after a quarter"));
    sheet.note(
        "%,d users, %,d entries, heap 1 GiB of which 256 MiB for lists; hot: %,d of them"
            .formatted(large.users(), (long) large.users() * large.conversations(), small.users()));
    sheet.note(
        "store on the disk: %,d MiB; the kernel may keep all of it in its page cache"
            .formatted(Folders.bytes(space.kept("zimmer-" + large.name())) >> 20));
    new Rounds(sheet)
        .rate("small data set", "pages/s", few::driveZimmer)
        .side("large data set", () -> large(space, many, small.users(), sheet))
        .run(scale.runs());
    watchMemory(space, many, sheet);
  }

  /// PreparedStores are made with every core.
  static Zimmer.Setup loading(Space space) {
    return new Zimmer.Setup(
        MEMORY.store(),
        MEMORY.heapMegabytes(),
        MEMORY.listCacheMegabytes(),
        space.cores().all(),
        List.of());
  }

  private static void large(Space space, QuerySides many, int hot, Sheet sheet) {
    Scale scale = space.scale();
    try (Zimmer zimmer = many.zimmer()) {
      QuerySides.readLists(zimmer, hot);
      Driven driven = many.drive(zimmer, QuerySides.requests(hot), many.expected());
      sheet.add("hot users", "pages/s", driven.rate(), driven.busy());
      SteadyLoad.Pace calm =
          new SteadyLoad.Pace(16, CALM_RATE, scale.warmUp(), scale.seconds(), false);
      Driven cold = space.steadyLoad().drive(zimmer, many.manyRequests(), many.expected(), calm);
      sheet.add("random users, median", "µs", cold.medianMicros(), cold.busy());
      sheet.add("random users, p99", "µs", cold.p99Micros());
      Driven fastest = driveAll(space, many, zimmer, scale.seconds());
      sheet.add("random users, as fast as it goes", "pages/s", fastest.rate(), fastest.busy());
    }
  }

  private static Driven driveAll(Space space, QuerySides many, Zimmer zimmer, Duration time) {
    return space.wrk().drive(zimmer, many.manyRequests(), many.expected(), Scale.CONNECTIONS, time);
  }

  private static void watchMemory(Space space, QuerySides many, Sheet sheet) {
    Console.say("large: watching memory for " + space.scale().memoryWatch());
    List<Long> samples = new ArrayList<>();
    try (Zimmer zimmer = many.zimmer()) {
      long end = System.nanoTime() + space.scale().memoryWatch().toNanos();
      while (System.nanoTime() < end || samples.size() < 4) {
        Duration left = Duration.ofNanos(Math.max(1_000_000_000L, end - System.nanoTime()));
        driveAll(space, many, zimmer, left.compareTo(SLICE) < 0 ? left : SLICE);
        samples.add(ProcessFigures.residentBytes(zimmer.pid()) >> 20);
      }
    }
    sheet.add("memory after a quarter", "MiB", samples.get(samples.size() / 4));
    sheet.add("memory at the end", "MiB", samples.getLast());
    sheet.note(
        "resident memory over %d s, after every %d s of load, in MiB: %s"
            .formatted(space.scale().memoryWatch().toSeconds(), SLICE.toSeconds(), samples));
  }
}
