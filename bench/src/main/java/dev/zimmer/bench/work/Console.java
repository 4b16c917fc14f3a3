package dev.zimmer.bench.work;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Tells whoever waits what is going on.
public final class Console {
  private Console() {}

  /// One line.
  public static void say(String text) {
    System.out.println(
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }
}
