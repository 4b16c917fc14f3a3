package dev.zimmer.server.call;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.ActionSpec;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of a call so far: what its answer and its log line need, whatever stops it.
final class CallState {
  final String requestId;

  /// Gives the address that it came from.
  final Supplier<String> from;

  final long startNanos = System.nanoTime();

  /// Null until the call has named an action of this server.
  @Nullable Endpoint<?, ?> endpoint;

  /// -1 until the call has named an app of this server.
  long appId = -1;

  /// Whether the call has proven that it knows the app's secret.
  boolean isProven;

  CallState(String requestId, Supplier<String> from) {
    this.requestId = requestId;
    this.from = from;
  }

  @Nullable ActionSpec<?, ?> action() {
    return endpoint == null ? null : endpoint.action();
  }

  /// The fields that a failure has beside the common three; null if it has none.
  @Nullable Record failure() {
    return endpoint == null ? null : endpoint.action().failure();
  }

  /// What trouble in the store answers.
  ReturnCode failureCode() {
    return endpoint == null ? ReturnCode.INTERNAL : endpoint.action().failureCode();
  }
}
