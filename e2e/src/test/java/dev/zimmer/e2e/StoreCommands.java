package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// `zimmer export` and `zimmer import` of one store, run to their end or killed in the middle.
///
/// @param store the options that say which store
record StoreCommands(List<String> store) {
  /// How long to leave the processor to others between two looks at what they have done.
  static final long POLL_NANOS = 100_000;

  private static final int MAX_ATTEMPTS = 30;

  static StoreCommands of(Path data) {
    return new StoreCommands(List.of("--data", data.toString()));
  }

  ZimmerJar.Run export(String... more) {
    return ZimmerJar.run(arguments("export", more));
  }

  ZimmerJar.Run importFrom(String... more) {
    return ZimmerJar.run(arguments("import", more));
  }

  /// The process of a command, to be started.
  ProcessBuilder builder(String command, String... more) {
    return ZimmerJar.builder(ZimmerJar.command(arguments(command, more)));
  }

  /// Kills an export when its file has grown so far; again, if it was done before the kill came.
  void killExportAt(long bytes, Path file) throws Exception {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Files.deleteIfExists(file);
      Process process =
          builder("export", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      while (process.isAlive() && !(Files.exists(file) && Files.size(file) >= bytes)) {
        LockSupport.parkNanos(POLL_NANOS);
      }
      kill(process);
      if (!hasEnd(file)) {
        return;
      }
    }
    throw new AssertionError("the export was always done before it was killed");
  }

  /// Kills an import that has been given only the beginning of an export, when it has taken that.
  ///
  /// @param errors where it writes what it has to say
  void killImportAfter(byte[] beginning, Path errors) throws Exception {
    Process process =
        builder("import", "-")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(beginning);
      in.flush();
      kill(process);
    } catch (IOException e) {
      throw new AssertionError(Files.readString(errors), e);
    }
  }

  static ZimmerJar.Run expectDone(ZimmerJar.Run run) {
    assertThat(run.exit()).as(run.all()).isZero();
    return run;
  }

  static void kill(Process process) throws InterruptedException {
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor(ZimmerJar.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  /// The lines of an export that are rows, in order.
  static List<String> rows(Path export) throws IOException {
    try (Stream<String> lines = Files.lines(export)) {
      return lines.filter(line -> line.startsWith("{\"p\":")).toList();
    }
  }

  private static boolean hasEnd(Path file) throws IOException {
    return Files.exists(file) && Files.readString(file).contains("\n{\"end\":true,");
  }

  private List<String> arguments(String command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(store);
    arguments.addAll(List.of(more));
    return arguments;
  }
}
