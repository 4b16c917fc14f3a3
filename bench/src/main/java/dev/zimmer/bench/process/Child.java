package dev.zimmer.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process that the benchmark started. Whatever happens, it ends with the benchmark.
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int SHOWN = 1000;
  private static final Set<Child> running = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Child::close)));
  }

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts a process whose output goes to a file.
  public static Child start(Path log, List<String> command) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Child child = new Child(builder.redirectOutput(log.toFile()).start(), log);
      running.add(child);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a process to its end.
  ///
  /// @param max how long it may take
  /// @return what it printed
  /// @throws IllegalStateException if it fails or takes longer
  public static String run(Path log, Duration max, List<String> command) {
    try (Child child = start(log, command)) {
      return child.finish(max, () -> {});
    }
  }

  /// Waits for its end.
  ///
  /// @param max how long it may take from now
  /// @param meanwhile is called every 20 ms while it runs
  /// @return what it printed
  /// @throws IllegalStateException if it fails or takes longer
  public String finish(Duration max, Runnable meanwhile) {
    long end = System.nanoTime() + max.toNanos();
    try {
      while (!process.waitFor(STEP)) {
        if (System.nanoTime() > end) {
          throw failed("took longer than " + max);
        }
        meanwhile.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw failed("ended with " + process.exitValue());
    }
    return output();
  }

  /// Waits until it is ready.
  public void await(BooleanSupplier ready, Duration max) {
    long end = System.nanoTime() + max.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failed("ended with " + process.exitValue() + " before it was ready");
      }
      if (System.nanoTime() > end) {
        throw failed("was not ready within " + max);
      }
      Pause.millis(2);
    }
  }

  /// Its id.
  public long pid() {
    return process.pid();
  }

  /// What it has printed.
  public String output() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks it to end, and ends it if it does not.
  @Override
  public void close() {
    process.destroy();
    boolean interrupted = false;
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    running.remove(this);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private IllegalStateException failed(String how) {
    String output = output();
    String shown =
        output.length() <= 2 * SHOWN
            ? output
            : output.substring(0, SHOWN) + " … " + output.substring(output.length() - SHOWN);
    return new IllegalStateException(log.getFileName() + ": " + how + ":\n" + shown);
  }
}
