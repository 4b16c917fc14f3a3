package dev.zimmer.bench.work;

import dev.zimmer.bench.load.Driven;
import dev.zimmer.bench.process.Program;
import dev.zimmer.bench.report.Sheet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Measures sides in turn, A B A B …, so that a machine that grows slower or faster does so for all
/// of them, and ratios can be taken within each round.
final class Rounds {
  private final Sheet sheet;
  private final Map<String, Runnable> sides = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();

  Rounds(Sheet sheet) {
    this.sheet = sheet;
  }

  /// Adds a side; `measure` starts, drives and stops a server and notes the figures itself.
  Rounds side(String name, Runnable measure) {
    sides.put(name, measure);
    return this;
  }

  /// Adds a side whose figure is its rate.
  Rounds rate(String name, String unit, Supplier<Driven> measure) {
    return side(
        name,
        () -> {
          Driven driven = measure.get();
          sheet.add(name, unit, driven.rate(), driven.busy());
          Console.say("%s: %,.0f %s".formatted(name, driven.rate(), unit));
        });
  }

  /// Measures every side so often; one whose program is missing is skipped, and the sheet says so.
  void run(int runs) {
    for (int run = 1; run <= runs; run++) {
      for (Map.Entry<String, Runnable> side : sides.entrySet()) {
        if (missing.contains(side.getKey())) {
          continue;
        }
        Console.say("%s: run %d of %d: %s".formatted(sheet.name(), run, runs, side.getKey()));
        try {
          side.getValue().run();
        } catch (Program.MissingException e) {
          missing.add(side.getKey());
          sheet.note("SKIPPED " + side.getKey() + ": " + e.getMessage());
          Console.say("SKIPPED " + side.getKey() + ": " + e.getMessage());
        }
      }
    }
  }
}
