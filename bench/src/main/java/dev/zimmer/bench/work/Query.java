package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.peer.Postgres;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;

/// The page that matters: how many a second, against everything one would use instead.
public final class Query implements Work {
  private static final String UNIT = "pages/s";

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String question() {
    return "How many pages of 100 of long lists are answered a second?";
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Settings settings = space.settings();
    World world = new World(settings.users(), settings.conversations());
    QuerySides sides = new QuerySides(space, world);
    sheet.note(
        "page of 100 of %,d, %,d bytes".formatted(world.conversations(), sides.answerBytes()));
    sheet.note("%d connections, also for pgbench".formatted(Settings.CONNECTIONS));
    sheet.goal(Goal.atLeast(0.5, "Zimmer", "ceiling"));
    sheet.goal(Goal.atLeast(3, "Zimmer", "Redis behind webdis"));
    sheet.goal(Goal.atLeast(2, "Zimmer", "PostgreSQL"));
    new Rounds(sheet)
        .rate("Zimmer", UNIT, sides::driveZimmer)
        .rate("ceiling", UNIT, sides::driveCeiling)
        .rate("nginx", UNIT, sides::driveNginx)
        .rate("Redis behind webdis", UNIT, sides::driveWebdis)
        .side("PostgreSQL", () -> postgres(space, world, sheet))
        .run(settings.runs());
  }

  private static void postgres(Space space, World world, Sheet sheet) {
    try (Postgres postgres = Postgres.start(space, world)) {
      Settings settings = space.settings();
      int clients = Settings.CONNECTIONS;
      postgres.drive(Postgres.PAGE, clients, world.users(), settings.warmUp());
      double rate = postgres.drive(Postgres.PAGE, clients, world.users(), settings.seconds());
      sheet.add("PostgreSQL", UNIT, rate);
    }
  }
}
