package dev.zimmer.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Things done at one time, each in a thread of its own.
final class AtOnce {
  private AtOnce() {}

  /// Does one thing for each of some, and returns what came of it when all are done.
  static <A, B> List<B> each(List<A> all, Function<A, B> work) {
    return run(all.stream().<Callable<B>>map(one -> () -> work.apply(one)).toList());
  }

  /// Does all of them and returns what came of each when all are done.
  ///
  /// @throws AssertionError if one failed
  static <T> List<T> run(List<Callable<T>> work) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      work.forEach(one -> running.add(executor.submit(one)));
      return running.stream().map(AtOnce::get).toList();
    }
  }

  /// What came of something.
  ///
  /// @throws AssertionError if it failed
  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("something done beside the test failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
