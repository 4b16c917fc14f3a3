package dev.zimmer.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a busy server as `kill -9` does, starts another on its folder, and looks whether anything
/// that was answered is lost; over and over on one folder.
///
/// `-Dzimmer.crash.rounds=N` makes it go on for longer, `-Dzimmer.crash.seed=N` makes the writers
/// choose the same calls again.
final class CrashTest {
  private static final int ROUNDS = Integer.getInteger("zimmer.crash.rounds", 5);
  private static final long SEED = Long.getLong("zimmer.crash.seed", System.nanoTime());
  private static final List<String> NAMES = Backend.ids("w", 6);
  private static final List<String> FIRST_USERS =
      NAMES.stream().map(CrashWriter::firstUser).toList();
  private static final int MIN_CALLS = 100;
  private static final int MAX_CALLS = 1_000;

  private final Random random = new Random(SEED);
  private final CrashWriter.Notes notes = new CrashWriter.Notes();

  @Test
  @DisplayName("what was answered survives kill -9, round after round")
  void server_killed_losesNothingThatWasAnswered(@TempDir Path folder) {
    repeat(ROUNDS, folder, ZimmerProcess::kill);
  }

  @Test
  @DisplayName("SIGTERM under load: what was answered is there, no call is refused, exit code 0")
  void server_stoppedUnderLoad_losesNothingAndRefusesNothing(@TempDir Path folder) {
    repeat(Math.min(ROUNDS, 2), folder, ZimmerProcess::stop);
  }

  private void repeat(int rounds, Path folder, Consumer<ZimmerProcess> end) {
    System.out.printf("CrashTest: %d rounds, -Dzimmer.crash.seed=%d%n", rounds, SEED);
    ZimmerProcess process = ZimmerProcess.start(ServeOptions.at(folder.resolve("data")));
    try {
      Backend backend = new Backend(process.client());
      List<CrashWriter> writers = writers(backend);
      for (int round = 0; round < rounds; round++) {
        interrupt(process, writers, end);
        process = process.restart();
        long unanswered =
            AtOnce.each(writers, CrashWriter::checkAfterRestart).stream()
                .filter(Boolean::booleanValue)
                .count();
        notes.unanswered().add(unanswered);
        notes.checkSharedGroup(backend, FIRST_USERS);
      }
      AtOnce.each(
          writers,
          writer -> {
            writer.probe();
            return writer.checkAfterRestart();
          });
      process.stop();
    } catch (AssertionError e) {
      e.addSuppressed(new AssertionError("seed " + SEED + ", log:\n" + process.log()));
      throw e;
    } finally {
      process.close();
    }
  }

  private List<CrashWriter> writers(Backend backend) {
    backend.register(FIRST_USERS);
    backend.createGroup(
        CrashWriter.SHARED, FIRST_USERS.getFirst(), FIRST_USERS.toArray(String[]::new));
    return NAMES.stream()
        .map(name -> new CrashWriter(name, new Backend(backend.client()), random.nextLong(), notes))
        .toList();
  }

  /// Lets the writers write, and ends the server when they have had some number of answers.
  private void interrupt(
      ZimmerProcess process, List<CrashWriter> writers, Consumer<ZimmerProcess> end) {
    long last = notes.answered().sum() + random.nextInt(MIN_CALLS, MAX_CALLS);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      writers.forEach(writer -> running.add(executor.submit(writer::writeUntilCrash)));
      while (notes.answered().sum() < last && running.stream().noneMatch(Future::isDone)) {
        LockSupport.parkNanos(StoreCommands.POLL_NANOS);
      }
      end.accept(process);
      running.forEach(AtOnce::get);
    }
  }
}
