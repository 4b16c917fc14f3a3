package dev.zimmer.action;

import dev.zimmer.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does something for every item of a batch, all at once, so that their writes share one commit.
public final class Batch {
  private Batch() {}

  /// Calls `work` for every item, each on a virtual thread of its own, and waits for all.
  ///
  /// Trouble with the store is an item's failure like any other, so that a caller learns which of
  /// the others went through; only if it befell every item is it thrown.
  ///
  /// @param onTrouble the outcome of an item whose work ended in a [StorageException]
  /// @return the outcomes in the order of the items
  public static <T, R> List<R> forEach(
      List<T> items, Function<T, R> work, Function<T, R> onTrouble) {
    if (items.size() == 1) {
      return List.of(work.apply(items.getFirst()));
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> futures = new ArrayList<>(items.size());
      for (T item : items) {
        Callable<R> task = () -> work.apply(item);
        futures.add(executor.submit(task));
      }
      return collect(items, futures, onTrouble);
    }
  }

  private static <T, R> List<R> collect(
      List<T> items, List<Future<R>> futures, Function<T, R> onTrouble) {
    List<R> outcomes = new ArrayList<>(items.size());
    List<StorageException> troubles = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        outcomes.add(futures.get(i).get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case StorageException trouble -> {
            troubles.add(trouble);
            outcomes.add(onTrouble.apply(items.get(i)));
          }
          case RuntimeException other -> throw other;
          case null, default -> throw new IllegalStateException(e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StorageException.Retryable("interrupted while a batch was under way", e);
      }
    }
    if (!items.isEmpty() && troubles.size() == items.size()) {
      throw troubles.getFirst();
    }
    return outcomes;
  }
}
