package dev.zimmer.action;

/// One action of the server API. It holds no state, may block, and takes the time from the call.
///
/// What its page says of it stands on its class and on the components of its request and response,
/// as the annotations of `dev.zimmer.spec`: what arrives in [#handle] has kept all rules that stand
/// there.
///
/// @param <Q> the request: a record of parameters. A list that was not sent is empty; what else was
///   not sent has its default, or is null. Fields that are sent and not named here are ignored. A
///   component of type `Map` is any JSON object.
/// @param <R> the response: a record whose components are written after Code, Message and
///   RequestId, null components left out
public interface Action<Q extends Record, R extends Record> {
  /// Serves one call.
  ///
  /// @return the outcome, a batch of which every item failed included
  /// @throws ActionException if the call as a whole is refused
  Answer<R> handle(CallContext call, Q request);
}
