package dev.zimmer.e2e;

import static java.util.Objects.requireNonNull;

import dev.zimmer.server.cli.ClockFile;
import dev.zimmer.server.cli.ServeWithOtherClock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The program under test, and the JDK that runs it: the one that runs the tests.
final class ZimmerJar {
  /// How long anything that should come to an end by itself may take before a test gives up, in
  /// seconds. No test measures time; this only keeps a broken server from hanging the build.
  static final int PATIENCE_SECONDS = 120;

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private static final List<String> OPTIONS =
      List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m");

  private ZimmerJar() {}

  /// A command that has ended.
  ///
  /// @param exit its exit code
  /// @param out its standard output
  /// @param err its standard error
  record Run(int exit, String out, String err) {
    String all() {
      return out + err;
    }
  }

  /// The root of the project's files.
  static Path root() {
    return Path.of(requireNonNull(System.getProperty("zimmer.root"))).normalize();
  }

  /// The program, as a JVM takes it.
  static List<String> program() {
    Path jar = Path.of(requireNonNull(System.getProperty("zimmer.jar"))).normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is missing: build with mvn package first");
    }
    return List.of("-jar", jar.toString());
  }

  /// The program on a machine whose clock is fast.
  static List<String> programWithFastClock(long millis) {
    return programWithClock(Long.toString(millis));
  }

  /// The program on a machine whose clock shows what a file says.
  static List<String> program(ClockFile clock) {
    return programWithClock(clock.file().toString());
  }

  private static List<String> programWithClock(String clock) {
    return List.of(
        "-cp",
        program().getLast() + File.pathSeparator + tests(),
        ServeWithOtherClock.class.getName(),
        clock);
  }

  /// Where the classes of the tests are.
  private static Path tests() {
    try {
      return Path.of(
          ServeWithOtherClock.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The command line that starts the program.
  static List<String> command(List<String> arguments) {
    return command(program(), arguments);
  }

  /// The command line that starts a program in a JVM.
  static List<String> command(List<String> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.addAll(OPTIONS);
    command.addAll(FastStart.options());
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }

  /// Has the Java runtime note in a file which classes a server loads.
  static void noteClasses(Path file) {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.addAll(OPTIONS);
    command.add("-XX:AOTCacheOutput=" + file);
    command.addAll(program());
    command.add("train");
    Run run = run(builder(command));
    if (run.exit() != 0) {
      throw new IllegalStateException(run.all());
    }
  }

  /// Runs the program to its end.
  static Run run(List<String> arguments) {
    return run(arguments, Map.of());
  }

  /// Runs the program to its end with more environment variables.
  static Run run(List<String> arguments, Map<String, String> environment) {
    List<String> command = command(arguments);
    command.add(1, "-XX:TieredStopAtLevel=1"); // compiling well does not pay in a second or two
    ProcessBuilder builder = builder(command);
    builder.environment().putAll(environment);
    return run(builder);
  }

  /// A process to be started, which finds no settings in its environment, nor anything that a JVM
  /// would speak of.
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    Set<String> names = builder.environment().keySet();
    names.removeIf(name -> name.startsWith("ZIMMER_"));
    names.removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }

  /// Runs a process to its end.
  static Run run(ProcessBuilder builder) {
    try {
      Path out = Files.createTempFile("zimmer-", ".out");
      Path err = Files.createTempFile("zimmer-", ".err");
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      Run run = new Run(process.waitFor(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      if (!ended) {
        throw new IllegalStateException(
            builder.command() + " does not come to an end: " + run.all());
      }
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
