package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.report.Goal;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;

/// The same for users whose whole list fits one page.
public final class QuerySmallWork implements Work {
  @Override
  public String name() {
    return "query-small";
  }

  @Override
  public String question() {
    return "How many whole lists of 50 are answered a second?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().multipliedBy(2L * scale.runs());
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Dataset dataset = new Dataset(space.scale().users(), Scale.FEW_CONVERSATIONS);
    QuerySides sides = new QuerySides(space, dataset);
    sheet.note("%,d bytes".formatted(sides.answerBytes()));
    sheet.goal(Goal.atLeast(0.6, "Zimmer", "ceiling"));
    new Rounds(sheet)
        .rate("Zimmer", "pages/s", sides::driveZimmer)
        .rate("ceiling", "pages/s", sides::driveCeiling)
        .run(space.scale().runs());
  }
}
