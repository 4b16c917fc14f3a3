package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Certificate;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;
import java.util.List;

/// Figures without a goal: the page over TLS, and with every core.
public final class TlsAndCoresWork implements Work {
  private static final String UNIT = "pages/s";

  @Override
  public String name() {
    return "tls-cores";
  }

  @Override
  public String question() {
    return "How many pages a second over TLS, and with both cores?";
  }

  @Override
  public Duration longest(Scale scale) {
    return scale.javaRun().multipliedBy(2);
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Scale scale = space.scale();
    QuerySides sides = new QuerySides(space, new Dataset(scale.users(), scale.conversations()));
    Certificate certificate = Certificate.make(space.work(), space.log("openssl"));
    sheet.note(
        "to be held against Zimmer in `query`; with both cores, wrk takes its share of them");
    new Rounds(sheet)
        .rate("Zimmer, TLS", UNIT, () -> tls(sides, certificate))
        .rate("Zimmer, both cores", UNIT, () -> bothCores(sides))
        .run(1);
  }

  private static Driven bothCores(QuerySides sides) {
    try (Zimmer zimmer = sides.zimmerOnEveryCore()) {
      sides.readEveryList(zimmer);
      return sides.drive(zimmer, sides.requests(), sides.expected());
    }
  }

  private static Driven tls(QuerySides sides, Certificate certificate) {
    List<String> options =
        List.of(
            "--tls-cert", certificate.file().toString(), "--tls-key", certificate.key().toString());
    try (Zimmer zimmer = sides.zimmer(options)) {
      sides.readEveryList(zimmer, certificate);
      return sides.drive(zimmer, sides.requests(), sides.expected());
    }
  }
}
