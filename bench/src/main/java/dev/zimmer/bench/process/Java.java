package dev.zimmer.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of this benchmark that run in a Java process of their own.
public final class Java {
  private Java() {}

  /// The command that runs a class of the benchmark.
  public static List<String> command(Class<?> program, List<String> options, List<String> args) {
    List<String> command = new ArrayList<>(List.of(tool("java")));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(args);
    return command;
  }

  /// A program of the JDK that runs this.
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
