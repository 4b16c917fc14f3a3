package dev.zimmer.storage.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// Many threads that start a piece of work at the same moment.
public final class Crowd {
  private static final int SECONDS = 120;

  private Crowd() {}

  /// Runs the work once on each thread and returns when all are done.
  ///
  /// @param work gets the thread's number, from 0 up
  /// @throws AssertionError if the work failed on a thread, or is not done after two minutes
  public static void run(int threads, IntConsumer work) {
    CyclicBarrier together = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        results.add(
            executor.submit(() -> {
              together.await();
              work.accept(number);
              return number;
            }));
      }
      await(results, executor);
    }
  }

  private static void await(List<Future<?>> results, ExecutorService executor) {
    try {
      for (Future<?> result : results) {
        result.get(SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("the work failed on a thread", e.getCause());
    } catch (Exception e) {
      executor.shutdownNow();
      throw new AssertionError("the work was not done after " + SECONDS + " seconds", e);
    }
  }
}
