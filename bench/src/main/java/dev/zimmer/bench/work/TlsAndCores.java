package dev.zimmer.bench.work;

import dev.zimmer.bench.Settings;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.data.World;
import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.peer.Zimmer;
import dev.zimmer.bench.process.Child;
import dev.zimmer.bench.process.Program;
import dev.zimmer.bench.report.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Figures without a goal: the page over TLS, and with every core.
public final class TlsAndCores implements Work {
  private static final String UNIT = "pages/s";
  private static final Duration TLS_TIME = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "tls-cores";
  }

  @Override
  public String question() {
    return "How many pages a second over TLS, and with both cores?";
  }

  @Override
  public void measure(Space space, Sheet sheet) {
    Settings settings = space.settings();
    QuerySides sides = new QuerySides(space, new World(settings.users(), settings.conversations()));
    sheet.note("with both cores, wrk takes its share of them");
    new Rounds(sheet)
        .rate("Zimmer", UNIT, sides::driveZimmer)
        .rate("Zimmer, TLS", UNIT, () -> tls(space, sides))
        .rate("Zimmer, both cores", UNIT, () -> bothCores(sides))
        .run(settings.runs());
  }

  private static Driven bothCores(QuerySides sides) {
    try (Zimmer zimmer = sides.zimmerOnEveryCore()) {
      sides.readEveryList(zimmer);
      return sides.drive(zimmer, sides.requests(), sides.expected());
    }
  }

  private static Driven tls(Space space, QuerySides sides) {
    Path key = space.work().resolve("key.pem");
    Path certificate = space.work().resolve("certificate.pem");
    Child.run(
        space.log("openssl"),
        Duration.ofMinutes(1),
        List.of(
            Program.OPENSSL.path(),
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=127.0.0.1",
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString()));
    List<String> options =
        List.of("--tls-cert", certificate.toString(), "--tls-key", key.toString());
    try (Zimmer zimmer = sides.zimmer(options)) {
      // The first time reads the lists. A cold server takes seconds for 50 handshakes.
      drive(space, sides, zimmer);
      return drive(space, sides, zimmer);
    }
  }

  private static Driven drive(Space space, QuerySides sides, Zimmer zimmer) {
    Duration wanted = space.settings().seconds();
    Duration time = wanted.compareTo(TLS_TIME) < 0 ? TLS_TIME : wanted;
    return space
        .wrk()
        .drive(zimmer.url(), sides.requests(), sides.expected(), Settings.CONNECTIONS, time);
  }
}
