package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.Server;
import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.peer.Ceiling;
import dev.zimmer.bench.peer.Postgres;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;

/// The page that matters: how many a second, against everything one would use instead; and how long
/// callers wait for it when the server is busy but not overrun.
public final class QueryWork implements Work {
  private static final String UNIT = "pages/s";
  private static final double SHARE = 0.7;

  private double maximum;

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String question() {
    return "How many pages of 100 of long lists are answered a second, and how fast at 70 % of"
        + " that?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale
        .javaRun()
        .plus(scale.steadyRun())
        .multipliedBy(2)
        .plus(scale.nativeRun().multipliedBy(3))
        .multipliedBy(scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    Dataset dataset = new Dataset(scale.users(), scale.conversations());
    QuerySides sides = new QuerySides(space, dataset);
    sheet.note(
        "page of 100 of %,d, %,d bytes".formatted(dataset.conversations(), sides.answerBytes()));
    sheet.note("%d connections, also for pgbench".formatted(Scale.CONNECTIONS));
    sheet.note("waits: open loop with random gaps, counted from when a request was due");
    sheet.note("waits: at 70 % of what Zimmer had just reached, also for the ceiling");
    sheet.goal(Goal.atLeast(0.5, "Zimmer", "ceiling"));
    sheet.goal(Goal.atLeast(3, "Zimmer", "Redis behind webdis"));
    sheet.goal(Goal.atLeast(2, "Zimmer", "PostgreSQL"));
    sheet.goal(Goal.atMost(3, "Zimmer p99", "ceiling p99"));
    new Rounds(sheet)
        .rate("Zimmer", UNIT, () -> zimmer(space, sides, sheet))
        .rate("ceiling", UNIT, () -> ceiling(space, sides, sheet))
        .rate("nginx", UNIT, sides::driveNginx)
        .rate("Redis behind webdis", UNIT, sides::driveWebdis)
        .rate("PostgreSQL", UNIT, () -> postgres(space, dataset))
        .run(scale.runs());
  }

  private Driven zimmer(Space space, QuerySides sides, Sheet sheet) {
    try (Zimmer zimmer = sides.zimmer()) {
      sides.readEveryList(zimmer);
      Driven fastest = sides.drive(zimmer, sides.requests(), sides.expected());
      maximum = fastest.rate();
      addWaits(space, sides, zimmer, "Zimmer", sheet);
      return fastest;
    }
  }

  private Driven ceiling(Space space, QuerySides sides, Sheet sheet) {
    try (Ceiling ceiling = sides.ceiling()) {
      Driven fastest = sides.drive(ceiling, sides.requests(), sides.expected());
      addWaits(space, sides, ceiling, "ceiling", sheet);
      return fastest;
    }
  }

  /// Calls that come one by one take other paths than those that wait in line, which the compiler
  /// learns anew; so the server is warmed up once more.
  private void addWaits(Space space, QuerySides sides, Server server, String side, Sheet sheet) {
    Scale scale = space.scale();
    SteadyLoad.Pace pace =
        new SteadyLoad.Pace(
            Scale.CONNECTIONS, maximum * SHARE, scale.warmUp(), scale.seconds(), false);
    Driven driven = space.steadyLoad().drive(server, sides.requests(), sides.expected(), pace);
    sheet.add(side + " at 70 %", "calls/s", driven.rate(), driven.busy());
    sheet.add(side + " median", "µs", driven.medianMicros());
    sheet.add(side + " p99", "µs", driven.p99Micros());
    double stopped = 100 * driven.stoppedSeconds() / driven.seconds();
    sheet.add(side + ", the load stood still", "% of time", stopped);
  }

  private static Driven postgres(Space space, Dataset dataset) {
    try (Postgres postgres = Postgres.start(space, dataset)) {
      Scale scale = space.scale();
      int clients = Scale.CONNECTIONS;
      int users = dataset.users();
      WarmUp.run(scale, time -> postgres.drive(Postgres.PAGE, clients, users, time));
      return postgres.drive(Postgres.PAGE, clients, users, scale.seconds());
    }
  }
}
