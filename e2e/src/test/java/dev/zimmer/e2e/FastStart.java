package dev.zimmer.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which classes a server loads, noted once, as the launcher does it: these tests start hundreds of
/// processes, and this spares each of them half of its work.
final class FastStart {
  private static final Path CACHE = Path.of("target", "zimmer.aot").toAbsolutePath();

  private static boolean made;

  private FastStart() {}

  /// The options of the Java runtime that make use of it, without a word if it cannot be used.
  static synchronized List<String> options() {
    if (!made) {
      make();
      made = true;
    }
    return List.of(
        "-XX:AOTCache=" + CACHE,
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-Xlog:aot*=off:stderr");
  }

  private static void make() {
    try {
      Files.deleteIfExists(CACHE);
      ZimmerJar.noteClasses(CACHE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
