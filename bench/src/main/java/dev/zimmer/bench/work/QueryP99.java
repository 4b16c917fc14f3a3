package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.load.SteadyLoad;
import dev.zimmer.bench.peer.Ceiling;
import dev.zimmer.bench.peer.Server;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.util.List;

/// How long callers wait when the server is busy but not overrun.
public final class QueryP99 implements Work {
  private static final double SHARE = 0.7;

  private double maximum;

  @Override
  public String name() {
    return "query-p99";
  }

  @Override
  public String question() {
    return "How long do 99 of 100 callers wait at most, at 70 % of Zimmer's maximum?";
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Settings settings = space.settings();
    QuerySides sides = new QuerySides(space, new World(settings.users(), settings.conversations()));
    sheet.goal(Goal.atMost(3, "Zimmer p99", "ceiling p99"));
    sheet.note("open loop with random gaps; the time counts from when a request was due");
    new Rounds(sheet)
        .side("Zimmer", () -> zimmer(space, sides, sheet))
        .side("ceiling", () -> ceiling(space, sides, sheet))
        .run(settings.runs());
  }

  private void zimmer(Space space, QuerySides sides, Sheet sheet) {
    try (Zimmer zimmer = sides.zimmer(List.of())) {
      sides.readEveryList(zimmer);
      maximum = sides.drive(zimmer, sides.requests(), sides.expected()).rate();
      sheet.add("rate", "calls/s", maximum * SHARE);
      note(sheet, "Zimmer", steady(space, zimmer, sides));
    }
  }

  private void ceiling(Space space, QuerySides sides, Sheet sheet) {
    try (Ceiling ceiling = sides.ceiling()) {
      sides.drive(ceiling, sides.requests(), sides.expected());
      note(sheet, "ceiling", steady(space, ceiling, sides));
    }
  }

  private Driven steady(Space space, Server server, QuerySides sides) {
    Settings settings = space.settings();
    SteadyLoad.Pace pace =
        new SteadyLoad.Pace(
            Settings.CONNECTIONS, maximum * SHARE, settings.warmUp(), settings.seconds(), false);
    return space.steadyLoad().drive(server.url(), sides.requests(), sides.expected(), pace);
  }

  private static void note(Sheet sheet, String side, Driven driven) {
    sheet.add(side + " median", "µs", driven.medianMicros());
    sheet.add(side + " p99", "µs", driven.p99Micros());
    sheet.note("%s answered %,.0f calls/s".formatted(side, driven.rate()));
  }
}
