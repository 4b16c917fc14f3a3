package dev.zimmer.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel says of a process, in `/proc`.
public final class ProcessFigures {
  private ProcessFigures() {}

  /// How much memory it has, in bytes.
  public static long residentBytes(long pid) {
    return number(pid, "status", "VmRSS:\\s+(\\d+) kB") << 10;
  }

  /// How many bytes it has caused to be written to the disk, since its start.
  public static long writtenBytes(long pid) {
    return number(pid, "io", "\\nwrite_bytes: (\\d+)");
  }

  private static long number(long pid, String file, String pattern) {
    String text = read(Path.of("/proc", Long.toString(pid), file));
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(file + " has no " + pattern);
    }
    return Long.parseLong(matcher.group(1));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
