package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A client that calls one of several servers at random and notes what becomes of each call. What
/// only reads it repeats until it is served.
final class FaultClient extends ZimmerClient {
  private static final String READ = "QueryConversationList";

  private final List<URI> servers;
  private final Outcomes outcomes;
  private final Random random;

  /// @param servers where calls go
  FaultClient(List<URI> servers, AppCredentials app, Outcomes outcomes, long seed) {
    super(servers.getFirst(), app);
    this.servers = List.copyOf(servers);
    this.outcomes = outcomes;
    this.random = new Random(seed);
  }

  Outcomes outcomes() {
    return outcomes;
  }

  @Override
  JsonAnswer send(ApiRequest request) {
    if (!request.action().equals(READ)) {
      return sendOnce(request);
    }
    long begin = System.nanoTime();
    JsonAnswer answer = sendOnceOrNot(request);
    while (Outcomes.isTrouble(answer)) {
      assertThat(System.nanoTime() - begin)
          .as("a list can be read again: %s", answer.json())
          .isLessThan(TimeUnit.SECONDS.toNanos(ZimmerJar.PATIENCE_SECONDS));
      pause();
      answer = sendOnceOrNot(request);
    }
    outcomes.waited(begin);
    return answer;
  }

  /// What a caller does before repeating a call that failed.
  static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
  }

  private JsonAnswer sendOnce(ApiRequest request) {
    URI server = servers.get(random.nextInt(servers.size()));
    long begin = System.nanoTime();
    try {
      JsonAnswer answer = new ZimmerClient(server, app()).send(request);
      outcomes.answered(server, answer, begin);
      return answer;
    } catch (UncheckedIOException e) {
      outcomes.broke(server, begin);
      throw e;
    }
  }

  /// The answer, or one that says so if there is none.
  private JsonAnswer sendOnceOrNot(ApiRequest request) {
    try {
      return sendOnce(request);
    } catch (UncheckedIOException e) {
      return new JsonAnswer(JSON.createObjectNode().put("Code", 660800053).put("Message", "" + e));
    }
  }
}
