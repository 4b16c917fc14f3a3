package dev.zimmer.server.call;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Apps;
import dev.zimmer.server.auth.Signature;
import dev.zimmer.server.limit.DailyCalls;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Json;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.user.UserFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pipeline with small actions, a clock that stands still, and signed queries for it.
public final class Fixture {
  public static final Instant NOW = Instant.ofEpochSecond(1_615_186_943);
  public static final InstantSource TIME = InstantSource.fixed(NOW);
  public static final App APP = App.parse("12345:9193cc662a4c0ec135ec71fb57194b38");

  public final Json json = new Json();
  final List<String> observed = Collections.synchronizedList(new ArrayList<>());

  /// The clock of what is told in the log; stands still unless a test moves it.
  public final AtomicLong nanos = new AtomicLong();

  public final CallPipeline pipeline;

  public Fixture(LimitConfig limits, int maxConcurrentCalls, Action<?, ?>... actions) {
    var parts =
        new CallPipeline.Parts(
            new ActionTable(List.of(actions)),
            new Apps(List.of(APP)),
            new RateLimits(limits, () -> 1, () -> 1, DailyCalls.UNLIMITED),
            maxConcurrentCalls);
    CallObserver observer =
        (action, code, _) ->
            observed.add((action == null ? "?" : action.name()) + ' ' + code.number());
    pipeline = new CallPipeline(parts, TIME, json, new CallLog(observer, nanos::get));
  }

  public Fixture(Action<?, ?>... actions) {
    this(LimitConfig.OFF, 100, actions);
  }

  /// The parameters of a call that passes every check.
  public static Map<String, String> signed(String action) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String timestamp = Long.toString(NOW.getEpochSecond());
    parameters.put("Action", action);
    parameters.put("AppId", Long.toString(APP.id()));
    parameters.put("Timestamp", timestamp);
    parameters.put("SignatureNonce", "4fd24687296dd9f3");
    parameters.put("SignatureVersion", "2.0");
    parameters.put(
        "Signature",
        Signature.of(Long.toString(APP.id()), "4fd24687296dd9f3", APP.serverSecret(), timestamp));
    return parameters;
  }

  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + '=' + entry.getValue())
        .collect(Collectors.joining("&"));
  }

  public static String signedQuery(String action) {
    return query(signed(action));
  }

  /// Answers with what it was asked; `Times` repeats the text.
  @Api(category = Category.USER)
  @Alias("Ecco")
  public static final class Echo implements Action<Echo.Request, Echo.Response> {
    public record Request(
        @Nullable String text,
        List<String> userId,
        @Nullable Integer action,
        @Nullable Integer times) {}

    public record Response(String text, List<String> userId, @Nullable Integer action) {}

    @Override
    public Answer<Response> handle(CallContext call, Request request) {
      String text = String.valueOf(request.text());
      int times = request.times() == null ? 1 : request.times();
      return Answer.success(new Response(text.repeat(times), request.userId(), request.action()));
    }
  }

  /// The group that a call is about.
  public record Target(@Nullable String groupId) {}

  /// The failures of a call.
  public record Failures(List<UserFailure> errorList) {}

  /// Does what a test says; its failures have an empty list.
  @Api(category = Category.GROUP)
  record Custom(Function<CallContext, Answer<Failures>> work) implements Action<Target, Failures> {
    @Override
    public Answer<Failures> handle(CallContext call, Target request) {
      return work.apply(call);
    }
  }

  /// The same with a code of its own for what this server fails to do.
  @Api(category = Category.GROUP, failure = ReturnCode.CONVERSATION_LIST_QUERY_FAILED)
  record CustomFailure(Function<CallContext, Answer<Failures>> work)
      implements Action<Target, Failures> {
    @Override
    public Answer<Failures> handle(CallContext call, Target request) {
      return work.apply(call);
    }
  }

  /// Does nothing, once a second for each group.
  @Api(
      category = Category.GROUP,
      limit =
          @RateLimit(
              calls = 1,
              per = Limit.Scope.GROUP,
              code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED))
  record PerGroup() implements Action<Target, Failures> {
    @Override
    public Answer<Failures> handle(CallContext call, Target request) {
      return Answer.success(new Failures(List.of()));
    }
  }
}
