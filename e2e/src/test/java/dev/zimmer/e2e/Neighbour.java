package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A well-behaved caller of another app, who sends and queries all the time while a test does
/// something hostile beside them. Each of their calls must be answered, and rightly.
final class Neighbour implements AutoCloseable {
  private final Backend backend;
  private final LongAdder calls = new LongAdder();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean done;

  private Neighbour(Backend backend) {
    this.backend = backend;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  static Neighbour start(Backend backend) {
    backend.register("a", "b");
    Neighbour neighbour = new Neighbour(backend);
    neighbour.thread.start();
    return neighbour;
  }

  /// Waits until they were served again, calls that began before this not counted.
  void awaitService() {
    long target = calls.sum() + 2;
    while (calls.sum() < target && thread.isAlive()) {
      Thread.onSpinWait();
    }
    expectWell();
  }

  /// Ends their calls, and fails if they were not served well.
  @Override
  public void close() {
    done = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    expectWell();
    assertThat(calls.sum()).as("calls of the neighbour").isPositive();
  }

  private void expectWell() {
    @Nullable Throwable failed = failure.get();
    if (failed != null) {
      throw new AssertionError("the neighbour was not served well", failed);
    }
  }

  private void run() {
    try {
      while (!done) {
        backend.sendPeer("a", "b");
        assertThat(backend.list("b")).extracting(Entry::key).containsExactly("0/a");
        calls.increment();
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }
}
