package dev.zimmer.action;

import org.jspecify.annotations.Nullable;

/// One action of the server API. It holds no state, may block, and takes the time from the call.
///
/// @param <Q> the request: a record whose component names, first letter in upper case, are the wire
///   names. A list that was not sent is empty; everything else that was not sent is null. Fields
///   that are sent and not named here are ignored. A component of type `Map` is any JSON object.
/// @param <R> the response: a record whose components are written after Code, Message and
///   RequestId, first letter in upper case, null components left out
public interface Action<Q extends Record, R extends Record> {
  /// The value of the query parameter `Action`; the simple name of the class.
  default String name() {
    return getClass().getSimpleName();
  }

  /// What to bind the parameters to.
  Class<Q> requestType();

  /// How often it may be called.
  Limit limit();

  /// What a call answers when this server fails to serve it.
  default ReturnCode failureCode() {
    return ReturnCode.INTERNAL;
  }

  /// Serves one call.
  ///
  /// @return the outcome, a batch of which every item failed included
  /// @throws ActionException if the call as a whole is refused
  Answer<R> handle(CallContext call, Q request);

  /// The response's fields for a call that failed as a whole: its failure lists, empty. Null for an
  /// action whose failures have the three common fields alone.
  default @Nullable R failure() {
    return null;
  }
}
