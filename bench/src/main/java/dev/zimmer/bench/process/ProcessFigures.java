package dev.zimmer.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the kernel says of a process, in `/proc`.
public final class ProcessFigures {
  private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");
  private static final int FIRST_TIME = 11;

  private ProcessFigures() {}

  /// How much memory it has, in bytes.
  public static long residentBytes(long pid) {
    return number(pid, "status", "VmRSS:\\s+(\\d+) kB") << 10;
  }

  /// How much processor time it has had, in ticks of a hundredth of a second, with all its
  /// children, those that have ended included; 0 if it has ended itself.
  public static long ticks(long pid) {
    while (true) {
      Set<Long> children = children(pid);
      long ticks = ticks(stat(Path.of("/proc", Long.toString(pid))), 4);
      ticks += children.stream().mapToLong(ProcessFigures::ticks).sum();
      // A child that ends meanwhile would be counted twice or not at all.
      if (children.equals(children(pid))) {
        return ticks;
      }
    }
  }

  private static Set<Long> children(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /// The same without children, which costs next to nothing to find out.
  public static long ownTicks(long pid) {
    return ticks(stat(Path.of("/proc", Long.toString(pid))), 2);
  }

  /// How much of that went to the Java compiler.
  public static long compilerTicks(long pid) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return tasks
          .map(ProcessFigures::stat)
          .filter(stat -> COMPILER.matcher(stat).find())
          .mapToLong(stat -> ticks(stat, 2))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /// Adds up the first of: in user mode, in the kernel, and both again for children waited for.
  private static long ticks(String stat, int fields) {
    // What precedes the last bracket is the name, which may hold anything.
    String[] values = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return Arrays.stream(values).skip(FIRST_TIME).limit(fields).mapToLong(Long::parseLong).sum();
  }

  /// Empty if whoever it was has ended.
  private static String stat(Path folder) {
    try {
      return Files.readString(folder.resolve("stat"));
    } catch (IOException e) {
      return "";
    }
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
