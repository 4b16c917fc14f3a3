package dev.zimmer.bench.work;

import dev.zimmer.bench.Scale;
import dev.zimmer.bench.Space;
import dev.zimmer.bench.report.Sheet;
import java.time.Duration;

/// Something that is measured.
public interface Work {
  /// Its name, for `--only` and the report.
  String name();

  /// What it asks, in one sentence.
  String question();

  /// How long it takes at most, the first making of stores aside.
  Duration longest(Scale scale);

  /// Measures it.
  ///
  /// @param sheet takes figures, goals and remarks
  void measure(Space space, Sheet sheet);
}
