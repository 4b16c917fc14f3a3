package dev.zimmer.server.call;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionTable;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.GroupScoped;
import dev.zimmer.action.Limit;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Apps;
import dev.zimmer.server.auth.Signature;
import dev.zimmer.server.limit.LimitConfig;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pipeline with small actions, a clock that stands still, and signed queries for it.
public final class Fixture {
  public static final Instant NOW = Instant.ofEpochSecond(1_615_186_943);
  public static final InstantSource TIME = InstantSource.fixed(NOW);
  public static final App APP = App.parse("12345:9193cc662a4c0ec135ec71fb57194b38");

  public final Json json = new Json();
  final List<String> observed = new ArrayList<>();
  public final CallPipeline pipeline;

  public Fixture(LimitConfig limits, int mostConcurrentCalls, Action<?, ?>... actions) {
    var parts =
        new CallPipeline.Parts(
            new ActionTable(List.of(actions)),
            new Apps(List.of(APP)),
            new RateLimits(limits, () -> 1, () -> 1),
            mostConcurrentCalls);
    CallObserver observer =
        (action, code, _) ->
            observed.add((action == null ? "?" : action.name()) + ' ' + code.number());
    pipeline = new CallPipeline(parts, TIME, json, observer);
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
  public static final class Echo implements Action<Echo.Request, Echo.Response> {
    public record Request(
        @Nullable String text,
        List<String> userId,
        @Nullable Integer action,
        @Nullable Integer times) {}

    public record Response(String text, List<String> userId, @Nullable Integer action) {}

    @Override
    public Class<Request> requestType() {
      return Request.class;
    }

    @Override
    public Limit limit() {
      return Limit.STANDARD;
    }

    @Override
    public Answer<Response> handle(CallContext call, Request request) {
      String text = String.valueOf(request.text());
      int times = request.times() == null ? 1 : request.times();
      return Answer.success(new Response(text.repeat(times), request.userId(), request.action()));
    }
  }

  /// Does what a test says; its failures have an empty list.
  record Custom(Limit limit, ReturnCode failureCode, Function<CallContext, Answer<Failures>> work)
      implements Action<Custom.Target, Failures> {
    public record Target(@Nullable String groupId) implements GroupScoped {}

    @Override
    public Class<Target> requestType() {
      return Target.class;
    }

    @Override
    public Failures failure() {
      return new Failures(List.of());
    }

    @Override
    public Answer<Failures> handle(CallContext call, Target request) {
      return work.apply(call);
    }
  }

  public record Failures(List<String> errorList) {}
}
