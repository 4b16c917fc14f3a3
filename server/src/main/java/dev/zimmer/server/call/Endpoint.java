package dev.zimmer.server.call;

import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Query;
import dev.zimmer.server.wire.RequestBinder;
import dev.zimmer.spec.ActionSpec;
import java.util.Map;

/// An action together with how its request is made.
///
/// @param <Q> the action's request
/// @param <R> the action's response
record Endpoint<Q extends Record, R extends Record>(
    ActionSpec<Q, R> action, RequestBinder<Q> binder) {
  static <Q extends Record, R extends Record> Endpoint<Q, R> of(ActionSpec<Q, R> action) {
    return new Endpoint<>(action, new RequestBinder<>(action.request()));
  }

  /// Binds the parameters, takes the call out of its budget if that depends on them, and lets the
  /// action handle it.
  Answer<R> call(CallContext context, Query query, Map<String, Object> body, RateLimits limits) {
    Q request = binder.bind(query, body);
    limits.take(context.appId(), action, request);
    return action.handle(context, request);
  }
}
