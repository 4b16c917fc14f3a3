package dev.zimmer.server.call;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.GroupScoped;
import dev.zimmer.server.limit.RateLimits;
import dev.zimmer.server.wire.Query;
import dev.zimmer.server.wire.RequestBinder;
import java.util.Map;

/// An action together with how its request is made.
///
/// @param <Q> the action's request
/// @param <R> the action's response
record Endpoint<Q extends Record, R extends Record>(Action<Q, R> action, RequestBinder<Q> binder) {
  static <Q extends Record, R extends Record> Endpoint<Q, R> of(Action<Q, R> action) {
    return new Endpoint<>(action, new RequestBinder<>(action.requestType()));
  }

  /// Binds the parameters, takes a call out of the group's budget, and lets the action handle it.
  Answer<R> call(CallContext context, Query query, Map<String, Object> body, RateLimits limits) {
    Q request = binder.bind(query, body);
    if (request instanceof GroupScoped scoped) {
      limits.takeForGroup(context.appId(), action, scoped.groupId());
    }
    return action.handle(context, request);
  }
}
