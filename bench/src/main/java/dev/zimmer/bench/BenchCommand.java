package dev.zimmer.bench;

import dev.zimmer.bench.process.Cores;
import dev.zimmer.bench.process.Program;
import dev.zimmer.bench.report.Report;
import dev.zimmer.bench.report.Sheet;
import dev.zimmer.bench.work.AllocationWork;
import dev.zimmer.bench.work.BigListWork;
import dev.zimmer.bench.work.Console;
import dev.zimmer.bench.work.LargeWork;
import dev.zimmer.bench.work.QuerySmallWork;
import dev.zimmer.bench.work.QueryWork;
import dev.zimmer.bench.work.SendGroupWork;
import dev.zimmer.bench.work.SendPeerWork;
import dev.zimmer.bench.work.StagesWork;
import dev.zimmer.bench.work.StartWork;
import dev.zimmer.bench.work.TlsAndCoresWork;
import dev.zimmer.bench.work.WalkWork;
import dev.zimmer.bench.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench/run`: measures what was asked for and writes the report.
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures Zimmer against what one would use instead; see bench/README.md.")
public final class BenchCommand implements Callable<Integer> {
  private static final List<Work> WORKS =
      List.of(
          new QueryWork(),
          new QuerySmallWork(),
          new SendPeerWork(),
          new SendGroupWork(),
          new WalkWork(),
          new LargeWork(),
          new BigListWork(),
          new StartWork(),
          new AllocationWork(),
          new TlsAndCoresWork(),
          new StagesWork());

  @Option(names = "--only", split = ",", description = "Works to measure; all if absent.")
  List<String> only = List.of();

  @Option(
      names = "--quick",
      description = "Everything small and once: shows that it works, and measures nothing.")
  boolean quick;

  @Option(names = "--users", description = "Users; default ${DEFAULT-VALUE}.")
  int users = 10_000;

  @Option(names = "--conversations", description = "Of each user; default ${DEFAULT-VALUE}.")
  int conversations = 1000;

  @Option(names = "--large-users", description = "Of the large data set; default ${DEFAULT-VALUE}.")
  int largeUsers = 1_000_000;

  @Option(names = "--group-members", description = "Of a large group; default ${DEFAULT-VALUE}.")
  int groupMembers = 5000;

  @Option(names = "--big-list", description = "Of a bot's list; default ${DEFAULT-VALUE}.")
  int bigList = 100_000;

  @Option(names = "--seconds", description = "Of a measured run; default ${DEFAULT-VALUE}.")
  int seconds = 10;

  @Option(
      names = "--warm-up",
      description = "Seconds before each, if the compiler needs them; default ${DEFAULT-VALUE}.")
  int warmUp = 60;

  @Option(names = "--runs", description = "Runs of every side; default ${DEFAULT-VALUE}.")
  int runs = 3;

  @Option(
      names = "--memory-seconds",
      description = "How long memory is watched; default ${DEFAULT-VALUE}.")
  int memorySeconds = 600;

  @Option(names = "--server-core", description = "Core for servers; default ${DEFAULT-VALUE}.")
  String serverCore = "0";

  @Option(names = "--load-core", description = "Core for the load; default ${DEFAULT-VALUE}.")
  String loadCore = "1";

  /// Runs it; the exit code is 0 if everything asked for was measured or visibly skipped.
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }

  @Override
  public Integer call() {
    List<Work> works =
        WORKS.stream().filter(w -> only.isEmpty() || only.contains(w.name())).toList();
    if (works.size() < only.size()) {
      System.err.println("works: " + WORKS.stream().map(Work::name).toList());
      return 2;
    }
    warnOfMissingPrograms();
    Path home = Path.of(System.getProperty("bench.home", ".")).toAbsolutePath().normalize();
    Space space = new Space(home, new Cores(serverCore, loadCore), scale());
    space.cores().bindMyself(space.log("taskset"));
    Report report = new Report(home.resolve("bench/target/report"));
    List<String> conditions = conditions(space);
    sayHowLong(works, space.scale());
    List<Sheet> sheets = new ArrayList<>();
    boolean failed = false;
    for (Work work : works) {
      Sheet sheet = new Sheet(work.name(), work.question());
      sheets.add(sheet);
      long start = System.nanoTime();
      try {
        work.measure(space, sheet);
      } catch (Program.MissingException e) {
        sheet.note("SKIPPED: " + e.getMessage());
        Console.say("SKIPPED " + work.name() + ": " + e.getMessage());
      } catch (RuntimeException e) {
        failed = true;
        sheet.note("FAILED: " + e.getMessage());
        Console.say("FAILED " + work.name() + ": " + e);
      }
      long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      sheet.note("took %d s".formatted(took));
      Console.say("%s took %d s".formatted(work.name(), took));
      report.write(conditions, sheets);
    }
    Console.say("written: " + report.folder().resolve("results.md"));
    return failed ? 1 : 0;
  }

  private static void sayHowLong(List<Work> works, Scale scale) {
    Duration all = Duration.ZERO;
    for (Work work : works) {
      Duration longest = work.longest(scale);
      all = all.plus(longest);
      Console.say("%s: at most %d s".formatted(work.name(), longest.toSeconds()));
    }
    Console.say("all: at most %d min, and the making of stores".formatted(all.toMinutes() + 1));
  }

  private Scale scale() {
    if (quick) {
      Duration two = Duration.ofSeconds(2);
      return new Scale(1000, 200, 5000, 300, 5000, two, two, 1, Duration.ofSeconds(8));
    }
    return new Scale(
        users,
        conversations,
        largeUsers,
        groupMembers,
        bigList,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(warmUp),
        runs,
        Duration.ofSeconds(memorySeconds));
  }

  private static void warnOfMissingPrograms() {
    for (Program program : Program.values()) {
      if (program.find().isEmpty()) {
        Console.say(
            "%s is missing, and what needs it is skipped: apt-get install %s"
                .formatted(program, program.debianPackage()));
      }
    }
  }

  private static List<String> conditions(Space space) {
    return List.of(
        "when: " + Instant.now().truncatedTo(ChronoUnit.MINUTES),
        "Java: " + System.getProperty("java.vm.version"),
        "cores: server %s, load %s, of %d"
            .formatted(space.cores().server(), space.cores().load(), Cores.COUNT),
        "scale: " + space.scale(),
        "ratios are taken within a run, then the median of them; figures are medians of runs");
  }
}
