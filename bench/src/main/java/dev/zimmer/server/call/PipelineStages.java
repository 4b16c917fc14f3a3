package dev.zimmer.server.call;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.bench.data.CallBodies;
import dev.zimmer.bench.data.Dataset;
import dev.zimmer.bench.load.CallSigner;
import dev.zimmer.bench.process.Folders;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Apps;
import dev.zimmer.server.limit.DailyCalls;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.LimitOverride;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Json;
import dev.zimmer.server.wire.Query;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.rocksdb.RocksDbConfig;
import dev.zimmer.storage.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What each stage of a QueryConversationList costs, without a socket: a page of 100 of 1,000
/// conversations, lists in memory, users in turn.
///
/// It lives in the pipeline's package because the stages are nobody else's business.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders"})
public class PipelineStages {
  private static final int USERS = 64;
  private static final int CONVERSATIONS = 1000;
  private static final int BATCH = 100;
  private static final String ACTION = "QueryConversationList";

  private final Path folder = temporaryFolder();
  private final RocksDbEngine engine = RocksDbEngine.open(RocksDbConfig.at(folder));
  private final Json json = new Json();
  private final InstantSource time = InstantSource.system();
  private final Domain domain =
      new Domain(engine, new StampClock(engine, time), json, DomainConfig.DEFAULT);
  private final App app =
      new App(Long.parseLong(CallSigner.BENCH.appId()), CallSigner.BENCH.secret());
  private final RateLimits limits =
      new RateLimits(LimitConfig.OFF, () -> 1, System::nanoTime, DailyCalls.UNLIMITED);
  private final RateLimits limitsOn =
      new RateLimits(
          new LimitConfig(true, List.of(LimitOverride.parse("*/" + ACTION + "=999999999"))),
          () -> 1,
          System::nanoTime,
          DailyCalls.UNLIMITED);
  private final CallPipeline pipeline =
      new CallPipeline(
          new CallPipeline.Parts(domain.actions(), new Apps(List.of(app)), limits, 100),
          time,
          json,
          new CallLog((_, _, _) -> {}, System::nanoTime));
  private final ActionSpec<?, ?> action = domain.actions().find(ACTION).orElseThrow();
  private final Endpoint<?, ?> endpoint = Endpoint.of(action);
  private final CallContext context = new CallContext(app.id(), "1", time.millis());

  private final String[] queries = new String[USERS];
  private final Query[] parsed = new Query[USERS];
  private final byte[][] bodies = new byte[USERS][];
  private final Answer<?>[] answers = new Answer<?>[USERS];
  private int user;

  /// Fills a store with the users' lists.
  public PipelineStages() {
    List<String> peers =
        IntStream.range(USERS, USERS + CONVERSATIONS).mapToObj(Dataset::userId).toList();
    register(IntStream.range(0, USERS).mapToObj(Dataset::userId).toList());
    for (int from = 0; from < CONVERSATIONS; from += BATCH) {
      List<String> batch = peers.subList(from, from + BATCH);
      register(batch);
      for (int i = 0; i < USERS; i++) {
        call("SendPeerMessage", CallBodies.sendPeer(Dataset.userId(i), batch));
      }
    }
    for (int i = 0; i < USERS; i++) {
      queries[i] = CallSigner.BENCH.query(ACTION).substring(1);
      parsed[i] = new Query(queries[i]);
      bodies[i] = CallBodies.query(Dataset.userId(i), BATCH, 0).getBytes(StandardCharsets.UTF_8);
      answers[i] = endpoint.call(context, parsed[i], json.body(bodies[i]), limits);
    }
  }

  /// Deletes the store.
  @TearDown
  public void delete() {
    engine.close();
    Folders.delete(folder);
  }

  /// The query's text to parameters.
  @Benchmark
  public Object parseQuery() {
    return new Query(queries[next()]);
  }

  /// The common parameters, form and time.
  @Benchmark
  public Object checkParameters() {
    CommonParameters common = CommonParameters.of(parsed[next()]);
    common.requireFresh(context.nowMillis());
    return common;
  }

  /// The same with the signature; the report takes [#checkParameters] off.
  @Benchmark
  public Object checkParametersAndSignature() {
    CommonParameters common = CommonParameters.of(parsed[next()]);
    common.requireFresh(context.nowMillis());
    common.requireSignature(app);
    return common;
  }

  /// The rate limit of the app, with limits on and far away.
  @Benchmark
  public void takeFromLimit() {
    limitsOn.takeBeforehand(app.id(), action);
  }

  /// The body's bytes to a map.
  @Benchmark
  public Map<String, Object> parseBody() {
    return json.body(bodies[next()]);
  }

  /// The body's bytes to a map to a request to a page; the report takes [#parseBody] off.
  @Benchmark
  public Object parseBodyAndList() {
    int i = next();
    return endpoint.call(context, parsed[i], json.body(bodies[i]), limits);
  }

  /// The page to bytes.
  @Benchmark
  public Object writeJson() {
    Answer<?> answer = answers[next()];
    return json.answer(answer.code(), answer.message(), "1", answer.response());
  }

  /// All of it.
  @Benchmark
  public Object pipeline() {
    int i = next();
    return pipeline.serve(new Call(new Query(queries[i]), () -> bodies[i], () -> ""));
  }

  private int next() {
    user = (user + 1) % USERS;
    return user;
  }

  private void register(List<String> users) {
    call("UserRegister", CallBodies.register(users));
  }

  private void call(String name, String body) {
    Query query = new Query(CallSigner.BENCH.query(name).substring(1));
    Reply reply =
        pipeline.serve(new Call(query, () -> body.getBytes(StandardCharsets.UTF_8), () -> ""));
    if (reply.code().number() != 0) {
      throw new IllegalStateException(reply.json().toString(StandardCharsets.UTF_8));
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("zimmer-jmh").resolve("store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
