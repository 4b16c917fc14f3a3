package dev.zimmer.server.call;

import static dev.zimmer.action.ReturnCode.GATEWAY_ACTION_UNSUPPORTED;
import static dev.zimmer.action.ReturnCode.GATEWAY_APP_CONFIG_LOOKUP_FAILED;
import static dev.zimmer.action.ReturnCode.GATEWAY_BODY_READ_FAILED;
import static dev.zimmer.action.ReturnCode.INTERNAL;
import static dev.zimmer.action.ReturnCode.OVERLOADED;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.server.auth.App;
import dev.zimmer.server.auth.Apps;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Json;
import dev.zimmer.server.wire.Query;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.spec.ActionTable;
import dev.zimmer.storage.StorageException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Serves calls: checks them in the documented order, lets the action handle them, writes the
/// answer. What anything on the way throws becomes a return code here and nowhere else.
///
/// Everything up to the rate limit is checked on the query alone, so a caller without a secret
/// cannot make the server read or keep a body.
public final class CallPipeline {
  private final Map<String, Endpoint<?, ?>> endpoints = new HashMap<>();
  private final Apps apps;
  private final RateLimits limits;
  private final Semaphore running;
  private final InstantSource time;
  private final RequestIds requestIds;
  private final Json json;
  private final CallLog log;

  /// What a pipeline works with.
  ///
  /// @param actions what can be called
  /// @param apps who may call
  /// @param limits how often
  /// @param maxConcurrentCalls how many calls may be in their actions at one time, at least 1;
  ///   those that are still sending their bodies do not count
  public record Parts(ActionTable actions, Apps apps, RateLimits limits, int maxConcurrentCalls) {}

  /// A pipeline.
  ///
  /// @param time the server's clock
  /// @param log is told of every answer
  public CallPipeline(Parts parts, InstantSource time, Json json, CallLog log) {
    for (ActionSpec<?, ?> action : parts.actions().all()) {
      Endpoint<?, ?> endpoint = Endpoint.of(action);
      endpoints.put(action.name(), endpoint);
      action.alias().ifPresent(name -> endpoints.put(name, endpoint));
    }
    this.apps = parts.apps();
    this.limits = parts.limits();
    this.running = new Semaphore(parts.maxConcurrentCalls());
    this.time = time;
    this.requestIds = new RequestIds(time);
    this.json = json;
    this.log = log;
  }

  /// Serves one call; throws nothing.
  public Reply serve(Call call) {
    CallState state = new CallState(requestIds.next(), call.from());
    log.begin(state);
    try {
      return answer(call, state);
    } catch (ActionException e) {
      log.refused(state, e);
      return refusal(state, e.code(), e.text());
    } catch (StorageException e) {
      ReturnCode code = state.failureCode();
      log.storeFailed(state, code, e);
      return refusal(state, code, code.text());
    } catch (RuntimeException | Error e) {
      log.failed(state, INTERNAL, e);
      return refusal(state, INTERNAL, INTERNAL.text());
    } finally {
      log.end();
    }
  }

  private Reply answer(Call call, CallState state) {
    CommonParameters common = CommonParameters.of(call.query());
    Endpoint<?, ?> endpoint = endpoint(common.action());
    state.endpoint = endpoint;
    App app = app(common);
    state.appId = app.id();
    common.requireFresh(time.millis());
    common.requireSignature(app);
    state.isProven = true;
    limits.takeBeforehand(app.id(), endpoint.action());
    Map<String, Object> body = json.body(read(call.body()));
    // The time counts from here: a slow body must not put what the call does into the past.
    CallContext context = new CallContext(app.id(), state.requestId, time.millis());
    Answer<?> answer = run(endpoint, context, call.query(), body);
    Reply reply = reply(state, answer.code(), answer.message(), answer.response());
    log.answered(state, answer.code());
    return reply;
  }

  private Endpoint<?, ?> endpoint(String action) {
    Endpoint<?, ?> endpoint = endpoints.get(action);
    if (endpoint == null) {
      throw new ActionException(GATEWAY_ACTION_UNSUPPORTED).with("Action", action);
    }
    return endpoint;
  }

  private App app(CommonParameters common) {
    return apps.find(common.appNumber())
        .orElseThrow(() ->
            new ActionException(GATEWAY_APP_CONFIG_LOOKUP_FAILED).with("AppId", common.appId()));
  }

  private static byte[] read(Body body) {
    try {
      return body.read();
    } catch (Body.TooLargeException e) {
      throw new ActionException(GATEWAY_BODY_READ_FAILED, e.text());
    } catch (IOException e) {
      throw new ActionException(GATEWAY_BODY_READ_FAILED);
    }
  }

  private Answer<?> run(
      Endpoint<?, ?> endpoint, CallContext context, Query query, Map<String, Object> body) {
    if (!running.tryAcquire()) {
      throw new ActionException(OVERLOADED);
    }
    try {
      return endpoint.call(context, query, body, limits);
    } finally {
      running.release();
    }
  }

  private Reply refusal(CallState state, ReturnCode code, String message) {
    return reply(state, code, message, state.failure());
  }

  private Reply reply(CallState state, ReturnCode code, String message, @Nullable Record response) {
    return new Reply(code, json.answer(code, message, state.requestId, response));
  }
}
