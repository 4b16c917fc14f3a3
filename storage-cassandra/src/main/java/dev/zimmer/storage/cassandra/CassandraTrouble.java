package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.zimmer.storage.StorageException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits for Cassandra's answers, and turns what it or the driver reports into what somebody can
/// act on.
final class CassandraTrouble {
  private CassandraTrouble() {}

  static StorageException closed() {
    return new StorageException.Permanent("the store is closed");
  }

  /// Sends a request and waits for its answer. An interrupt does not end the wait, because the
  /// caller could then not tell what became of their request; it stays set.
  ///
  /// @throws StorageException if there is no good answer
  static <T> T await(Supplier<CompletionStage<T>> request) {
    return await(start(request));
  }

  /// Sends a request; never throws.
  static <T> CompletableFuture<T> start(Supplier<CompletionStage<T>> request) {
    try {
      return request.get().toCompletableFuture();
    } catch (RuntimeException e) { // the driver refuses some requests at once
      return CompletableFuture.failedFuture(e);
    }
  }

  /// Waits for an answer.
  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : using(cause);
    }
  }

  /// Waits until every request has been answered, then fails if one has failed.
  static <T> void awaitAll(Collection<CompletableFuture<T>> answers) {
    await(CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0])));
  }

  /// Trouble with a store that is open.
  static RuntimeException using(Throwable cause) {
    return switch (cause) {
      case StorageException known -> known;
      case UnauthorizedException denied ->
          new StorageException.Permanent(
              "the Cassandra user may not do this: grant it SELECT and MODIFY on the keyspace",
              denied);
      case SyntaxError refused -> refused(refused);
      case InvalidQueryException refused -> refused(refused);
      case InvalidConfigurationInQueryException refused -> refused(refused);
      case UnavailableException few ->
          new StorageException.Retryable(
              "too few Cassandra nodes are up for a majority: start the missing ones, calls then"
                  + " succeed again by themselves",
              few);
      case RequestThrottlingException full -> overloaded(full);
      case OverloadedException full -> overloaded(full);
      case BusyConnectionException full -> overloaded(full);
      case AllNodesFailedException none -> unreachable(none);
      case DriverException other ->
          new StorageException.Retryable(
              "Cassandra did not answer in time or not to the end: what was written is not known;"
                  + " see to the nodes' load and logs if this goes on",
              other);
      case RuntimeException other -> other;
      case Error error -> throw error;
      default -> new IllegalStateException(cause);
    };
  }

  /// Whether a request that failed so was never begun by any node, so that repeating it at once is
  /// of no use.
  static boolean isOutage(StorageException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof AllNodesFailedException
        || cause instanceof UnavailableException
        || cause instanceof RequestThrottlingException;
  }

  /// Whether a request got to no node at all, for want of a connection.
  static boolean isUnsent(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof AllNodesFailedException nodes
        && nodes.getAllErrors().values().stream()
            .flatMap(List::stream)
            .allMatch(NodeUnavailableException.class::isInstance);
  }

  /// Whether nobody answered, in contrast to an answer that says no.
  static boolean isSilence(StorageException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof AllNodesFailedException
        || cause instanceof DriverTimeoutException
        || cause instanceof ReadTimeoutException;
  }

  /// The first reason of a kind that a node gave.
  static <T extends Throwable> @Nullable T reason(AllNodesFailedException failure, Class<T> kind) {
    for (List<Throwable> reasons : failure.getAllErrors().values()) {
      for (Throwable reason : reasons) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
          if (kind.isInstance(cause)) {
            return kind.cast(cause);
          }
        }
      }
    }
    return null;
  }

  private static RuntimeException unreachable(AllNodesFailedException cause) {
    UnavailableException few = reason(cause, UnavailableException.class);
    if (few != null) {
      return using(few);
    }
    OverloadedException full = reason(cause, OverloadedException.class);
    if (full != null) {
      return using(full);
    }
    return new StorageException.Retryable(
        "no Cassandra node can be reached: see that the nodes run and the network lets calls"
            + " through, calls then succeed again by themselves",
        cause);
  }

  private static StorageException overloaded(Throwable cause) {
    return new StorageException.Retryable(
        "more calls are under way than Cassandra takes: wait a little and repeat", cause);
  }

  private static StorageException refused(Throwable cause) {
    return new StorageException.Permanent(
        "Cassandra refuses a statement: see that the keyspace holds this version's table and no"
            + " row is larger than Cassandra takes",
        cause);
  }
}
