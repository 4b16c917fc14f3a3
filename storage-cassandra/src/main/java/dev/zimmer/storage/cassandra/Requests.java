package dev.zimmer.storage.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/// Prepares statements and sends them. Each is of one of the kinds that [Connector] draws.
final class Requests {
  /// So many requests of one call are under way at once.
  private static final int AT_ONCE = 512;

  private static final long PAUSE_MILLIS = 50;

  private final CqlSession session;
  private final long unsentNanos;
  private final Patience patience;
  private final LongAdder answers = new LongAdder();

  /// @param unsent how long to look for a connection to any node
  /// @param patience with which statements are prepared
  Requests(CqlSession session, Duration unsent, Patience patience) {
    this.session = session;
    this.unsentNanos = unsent.toNanos();
    this.patience = patience;
  }

  PreparedStatement prepareRead(String cql) {
    return prepare(statement(cql, Connector.READ).setIdempotent(true));
  }

  /// One page of an answer without bounds.
  PreparedStatement preparePass(String cql) {
    return prepare(statement(cql, Connector.PASS).setIdempotent(true));
  }

  PreparedStatement prepareWrite(String cql) {
    return prepare(statement(cql, Connector.WRITE).setIdempotent(true));
  }

  PreparedStatement prepareCheck(String cql) {
    return prepare(statement(cql, Connector.CHECK).setIdempotent(true));
  }

  /// A part of a conditional batch.
  PreparedStatement prepareTransaction(String cql) {
    return prepare(statement(cql, Connector.TRANSACTION).setIdempotent(false));
  }

  /// A read that first completes what is under way. It may be repeated, and is not sent to a second
  /// node: the two would get in each other's way.
  PreparedStatement prepareSerialRead(String cql, Consistency consistency) {
    return prepare(
        statement(cql, Connector.TRANSACTION)
            .setIdempotent(true)
            .setConsistencyLevel(Connector.serial(consistency)));
  }

  /// Sends a request, and for a while again if there is just no connection to any node, as when all
  /// of them have been lost and the driver is about to make new ones: no node has got it then, so
  /// this is right for requests of all kinds.
  CompletableFuture<AsyncResultSet> send(Statement<?> statement) {
    return send(statement, System.nanoTime() + unsentNanos);
  }

  private CompletableFuture<AsyncResultSet> send(Statement<?> statement, long deadline) {
    return sendOnce(statement)
        .exceptionallyCompose(failure ->
            CassandraTrouble.isUnsent(failure) && System.nanoTime() < deadline
                ? later().thenCompose(_ -> send(statement, deadline))
                : CompletableFuture.failedFuture(failure));
  }

  private static CompletableFuture<Void> later() {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /// Sends a request that is to find out whether there is anybody.
  CompletableFuture<AsyncResultSet> sendOnce(Statement<?> statement) {
    return CassandraTrouble.start(() -> session.executeAsync(statement))
        .thenApply(answer -> {
          answers.increment();
          return answer;
        });
  }

  /// How many requests have had a good answer.
  long answers() {
    return answers.sum();
  }

  /// Reads as many rows as `limit`, page after page.
  CompletableFuture<List<Row>> read(BoundStatement statement, int limit) {
    return send(statement).thenCompose(page -> Pages.read(page, limit));
  }

  /// Runs requests side by side, a bounded number at once, and waits for all of them.
  static <Q, A> List<A> inParallel(List<Q> requests, Function<Q, CompletableFuture<A>> request) {
    List<A> answers = new ArrayList<>(requests.size());
    for (List<Q> some : split(requests, AT_ONCE)) {
      List<CompletableFuture<A>> round = some.stream().map(request).toList();
      CassandraTrouble.awaitAll(round);
      round.forEach(answer -> answers.add(answer.join()));
    }
    return answers;
  }

  static <T> List<List<T>> split(List<T> whole, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < whole.size(); from += size) {
      parts.add(whole.subList(from, Math.min(whole.size(), from + size)));
    }
    return parts;
  }

  static ByteBuffer buffer(Bytes bytes) {
    return ByteBuffer.wrap(bytes.array());
  }

  private static SimpleStatement statement(String cql, String profile) {
    return SimpleStatement.newInstance(cql).setExecutionProfileName(profile);
  }

  private PreparedStatement prepare(SimpleStatement statement) {
    return patience.ask(() -> CassandraTrouble.await(() -> session.prepareAsync(statement)));
  }
}
