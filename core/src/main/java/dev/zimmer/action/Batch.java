package dev.zimmer.action;

import dev.zimmer.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What became of each item of a batch, and the answer that this makes: Code 0 as soon as one item
/// succeeded, and the failures in a list of their own. An item that is named twice is done once.
///
/// @param <T> an item
/// @param <S> what a success gives
public final class Batch<T, S> {
  /// What became of one item.
  ///
  /// @param <S> what a success gives
  public sealed interface Outcome<S> {
    /// It succeeded.
    record Success<S>(S result) implements Outcome<S> {}

    /// It failed.
    ///
    /// @param text what was wrong, in plain words
    record Failure<S>(ReturnCode code, String text) implements Outcome<S> {}

    /// A success.
    static <S> Outcome<S> of(S result) {
      return new Success<>(result);
    }

    /// A failure that its code says all of.
    static <S> Outcome<S> failed(ReturnCode code) {
      return failed(code, code.text());
    }

    /// A failure.
    ///
    /// @param text what was wrong, in plain words
    static <S> Outcome<S> failed(ReturnCode code, String text) {
      return new Failure<>(code, text);
    }
  }

  /// One item that failed.
  ///
  /// @param text what was wrong, in plain words
  public record Failed<T>(T item, ReturnCode code, String text) {}

  private final List<Failed<T>> failures = new ArrayList<>();
  private final List<S> successes = new ArrayList<>();

  private Batch() {}

  /// Does something for every item, each on a virtual thread of its own so that their writes share
  /// one commit, and waits for all.
  ///
  /// Trouble with the store is an item's failure like any other, so that a caller learns which of
  /// the others went through; only if it befell every item is it thrown.
  public static <T, S> Batch<T, S> each(Collection<T> items, Function<T, Outcome<S>> work) {
    return of(outcomes(items, work));
  }

  /// The same for what is only a part of the work for each item.
  ///
  /// @return what became of each item, in their order
  public static <T, S> Map<T, Outcome<S>> outcomes(
      Collection<T> items, Function<T, Outcome<S>> work) {
    List<T> distinct = List.copyOf(new LinkedHashSet<>(items));
    if (distinct.size() == 1) {
      return Map.of(distinct.getFirst(), work.apply(distinct.getFirst()));
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome<S>>> futures = new ArrayList<>(distinct.size());
      for (T item : distinct) {
        Callable<Outcome<S>> task = () -> work.apply(item);
        futures.add(executor.submit(task));
      }
      return collect(distinct, futures);
    }
  }

  /// A batch that was done in one piece.
  ///
  /// @param outcomes what became of each item
  public static <T, S> Batch<T, S> of(Map<T, Outcome<S>> outcomes) {
    Batch<T, S> batch = new Batch<>();
    outcomes.forEach(batch::add);
    return batch;
  }

  /// A batch that was done in one piece.
  ///
  /// @param codes what became of each item, OK or why it failed
  public static <T> Batch<T, T> ofCodes(Map<T, ReturnCode> codes) {
    Batch<T, T> batch = new Batch<>();
    codes.forEach((item, code) ->
        batch.add(item, code == ReturnCode.OK ? Outcome.of(item) : Outcome.failed(code)));
    return batch;
  }

  /// The answer; if every item failed, with the code of the first.
  ///
  /// @param response makes the action's response of the failures and the successes, each in the
  ///   order of the items
  public <R extends Record> Answer<R> answer(BiFunction<List<Failed<T>>, List<S>, R> response) {
    return isAllFailed()
        ? allFailed(failures.getFirst().code(), response)
        : Answer.success(response.apply(failures, successes));
  }

  /// The answer of an action that has a code of its own for a batch of which every item failed.
  ///
  /// @param response as for [#answer(BiFunction)]
  public <R extends Record> Answer<R> answer(
      ReturnCode allFailed, BiFunction<List<Failed<T>>, List<S>, R> response) {
    return isAllFailed()
        ? allFailed(allFailed, response)
        : Answer.success(response.apply(failures, successes));
  }

  private boolean isAllFailed() {
    return successes.isEmpty() && !failures.isEmpty();
  }

  private <R extends Record> Answer<R> allFailed(
      ReturnCode code, BiFunction<List<Failed<T>>, List<S>, R> response) {
    String message = "all items failed, the first because: " + failures.getFirst().text();
    return new Answer<>(code, message, response.apply(failures, successes));
  }

  private void add(T item, Outcome<S> outcome) {
    switch (outcome) {
      case Outcome.Success<S>(S result) -> successes.add(result);
      case Outcome.Failure<S>(ReturnCode code, String text) ->
          failures.add(new Failed<>(item, code, text));
    }
  }

  private static <T, S> Map<T, Outcome<S>> collect(
      List<T> items, List<Future<Outcome<S>>> futures) {
    Map<T, Outcome<S>> outcomes = new LinkedHashMap<>();
    List<StorageException> troubles = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        outcomes.put(items.get(i), futures.get(i).get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case StorageException trouble -> {
            troubles.add(trouble);
            outcomes.put(items.get(i), Outcome.failed(ReturnCode.INTERNAL));
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
