package dev.zimmer.bench.load;

import dev.zimmer.bench.process.Busy;
import java.util.HashMap;
import java.util.Map;

/// The line in which a generator says what came out: `RESULT requests=12 micros=3 …`.
final class ResultLine {
  private final Map<String, Long> figures = new HashMap<>();

  /// Looks for it in a generator's output; without it all figures are 0.
  ResultLine(String output) {
    String line = output.lines().filter(l -> l.startsWith("RESULT ")).findFirst().orElse("");
    for (String figure : line.split(" ", -1)) {
      int equals = figure.indexOf('=');
      if (equals > 0) {
        figures.put(figure.substring(0, equals), Long.parseLong(figure.substring(equals + 1)));
      }
    }
  }

  long figure(String name) {
    return figures.getOrDefault(name, 0L);
  }

  Driven driven(Busy busy) {
    return new Driven(
        figure("requests"),
        figure("micros") / 1e6,
        figure("p50"),
        figure("p99"),
        figure("stopped") / 1e6,
        busy);
  }
}
