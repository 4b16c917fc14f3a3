package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Writers and walkers who go on through a fault, each call at one of several servers, and what
/// must be true of all that they were answered.
final class FaultLoad {
  private static final List<String> NAMES = Backend.ids("w", 5);
  private static final List<String> FIRST_USERS =
      NAMES.stream().map(CrashWriter::firstUser).toList();
  private static final AppCredentials APP = AppCredentials.of(12345);
  private static final int MOVERS = 2;
  private static final int WALKERS = 2;
  private static final long PATIENCE_SECONDS = 180;

  /// No call takes longer, whatever happens to the store.
  private static final double MAX_CALL_SECONDS = 30;

  private final List<URI> servers;
  private final Random random;
  private final Outcomes outcomes = new Outcomes();
  private final CrashWriter.Notes notes = new CrashWriter.Notes();
  private final WalkedList walked = new WalkedList();
  private final List<CrashWriter> writers;
  private final AtomicBoolean over = new AtomicBoolean();

  /// What happens meanwhile.
  interface Story {
    void tell(FaultLoad load) throws Exception;
  }

  FaultLoad(List<URI> servers, long seed) {
    this.servers = servers;
    this.random = new Random(seed);
    Backend backend =
        new Backend(new ZimmerClient(servers.getFirst(), APP)); // its calls do not count
    backend.register(FIRST_USERS);
    backend.createGroup(
        CrashWriter.SHARED, FIRST_USERS.getFirst(), FIRST_USERS.toArray(String[]::new));
    walked.make(backend);
    this.writers =
        NAMES.stream()
            .map(name -> new CrashWriter(name, backend(), random.nextLong(), notes))
            .toList();
  }

  /// Tells a story while everybody is at work, and checks afterwards all that was answered.
  ///
  /// @param mayBreak the servers to whom connections may break
  /// @return the figures
  String during(Story story, Set<URI> mayBreak) {
    List<Callable<Boolean>> work = new ArrayList<>();
    writers.forEach(writer -> work.add(worker(() -> writer.writeUntil(this::isOver))));
    for (int i = 0; i < MOVERS; i++) {
      Random own = new Random(random.nextLong());
      work.add(worker(() -> walked.moveUntil(this::isOver, backend(), own)));
    }
    for (int i = 0; i < WALKERS; i++) {
      Random own = new Random(random.nextLong());
      work.add(worker(() -> walked.walkUntil(this::isOver, backend(), own)));
    }
    work.add(() -> {
      story.tell(this);
      over.set(true);
      return true;
    });
    AtOnce.run(work.stream().map(this::endingAll).toList());
    String figures = outcomes.figures();
    AtOnce.each(
        writers,
        writer -> {
          writer.probe();
          return writer.checkAfterRestart();
        });
    notes.checkSharedGroup(backend(), FIRST_USERS);
    assertThat(mayBreak).as("servers whose connections broke").containsAll(outcomes.broken());
    assertThat(outcomes.longestCallSeconds()).isLessThan(MAX_CALL_SECONDS);
    return figures;
  }

  /// Waits until so many more calls have gone through.
  void await(int calls) {
    long goal = outcomes.good() + calls;
    await(() -> outcomes.good() >= goal);
  }

  /// Waits until so many more calls have failed.
  void awaitFailures(int calls) {
    long goal = outcomes.bad() + calls;
    await(() -> outcomes.bad() >= goal);
  }

  /// Waits until something is so, or somebody has found something wrong.
  void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean() && !isOver()) {
      assertThat(System.nanoTime()).as(outcomes.figures()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private boolean isOver() {
    return over.get();
  }

  private Backend backend() {
    return new Backend(new FaultClient(servers, APP, outcomes, random.nextLong()));
  }

  private static Callable<Boolean> worker(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  /// The same, but who fails ends everybody's work.
  private Callable<Boolean> endingAll(Callable<Boolean> work) {
    return () -> {
      try {
        return work.call();
      } catch (Exception | Error e) {
        over.set(true);
        throw e;
      }
    };
  }
}
