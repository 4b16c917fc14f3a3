package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;

/// The same for users whose whole list fits one page.
public final class QuerySmall implements Work {
  @Override
  public String name() {
    return "query-small";
  }

  @Override
  public String question() {
    return "How many whole lists of 50 are answered a second?";
  }

  @Override
  public Duration longest(Settings settings) {
    return settings.javaRun().multipliedBy(2L * settings.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    World world = new World(space.settings().users(), Settings.FEW_CONVERSATIONS);
    QuerySides sides = new QuerySides(space, world);
    sheet.note("%,d bytes".formatted(sides.answerBytes()));
    sheet.goal(Goal.atLeast(0.6, "Zimmer", "ceiling"));
    new Rounds(sheet)
        .rate("Zimmer", "pages/s", sides::driveZimmer)
        .rate("ceiling", "pages/s", sides::driveCeiling)
        .run(space.settings().runs());
  }
}
