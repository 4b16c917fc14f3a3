package dev.zimmer.server.transfer;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Says in lines how far an export or import has come: at most one every few seconds, and one at
/// the end. Not for use by several threads at once.
public final class Progress {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MB = 1e6;
  private static final long PAUSE_NANOS = 3_000_000_000L;

  private final String verb;
  private final Consumer<String> lines;
  private final LongSupplier nanos;
  private final long start;
  private long last;
  private long firstRows;

  /// Progress that begins now.
  ///
  /// @param verb what is done with rows: `exported`
  /// @param lines takes what is said
  /// @param nanos a clock like [System#nanoTime]
  public Progress(String verb, Consumer<String> lines, LongSupplier nanos) {
    this.verb = verb;
    this.lines = lines;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.last = start;
  }

  /// Says that earlier work is gone on with.
  ///
  /// @param rows how many rows were there already
  void resumed(long rows) {
    firstRows = rows;
    lines.accept(String.format(Locale.ROOT, "goes on behind row %,d", rows));
  }

  /// Says how far the work has come, unless that was said a moment ago.
  ///
  /// @param rows how many rows in all
  /// @param bytes how many bytes of the export in all
  void at(long rows, long bytes) {
    long now = nanos.getAsLong();
    if (now - last >= PAUSE_NANOS) {
      last = now;
      print("so far ", rows, bytes, now);
    }
  }

  /// Says that the work is done.
  void done(long rows, long bytes) {
    print("", rows, bytes, nanos.getAsLong());
  }

  private void print(String soFar, long rows, long bytes, long now) {
    double seconds = Math.max((now - start) / NANOS_PER_SECOND, 1e-3);
    double rate = (rows - firstRows) / seconds;
    lines.accept(
        String.format(
            Locale.ROOT,
            "%s%s %,d rows, %,.1f MB, in %,.1f s: %,.0f rows/s",
            soFar,
            verb,
            rows,
            bytes / BYTES_PER_MB,
            seconds,
            rate));
  }
}
