package dev.zimmer.server.call;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.storage.StorageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One line for each call: at debug if it went well, at info with the named values if the caller
/// was wrong, at error with the exception if we were. Never a secret, never a body.
///
/// Lines that others can cause as often as they like are throttled: of calls without a good
/// signature by the address that they came from, of an app's calls by app and code, of our failures
/// by their kind, so when the store is in trouble and every call fails for the same reason, that is
/// told once a second. A line counts those that were left out since the one before; the observer
/// counts all.
///
/// While a call runs its id is in the logging context, so it stands on every line of the call.
public final class CallLog {
  /// The call's id in the logging context.
  static final String REQUEST_ID = "RequestId";

  private static final Throttle.Rate STRANGER = new Throttle.Rate(10, Duration.ofSeconds(10));
  private static final Throttle.Rate STRANGERS = new Throttle.Rate(100, Duration.ofSeconds(1));
  private static final Throttle.Rate APP_AND_CODE = new Throttle.Rate(100, Duration.ofMillis(100));
  private static final Throttle.Rate APPS = new Throttle.Rate(1000, Duration.ofMillis(10));
  private static final Throttle.Rate FAILURE = new Throttle.Rate(1, Duration.ofSeconds(1));
  private static final Throttle.Rate FAILURES = new Throttle.Rate(10, Duration.ofMillis(100));

  private static final Logger log = LoggerFactory.getLogger("zimmer.call");

  private final CallObserver observer;
  private final Throttle strangers;
  private final Throttle callers;
  private final Throttle failures;

  private record AppAndCode(long appId, ReturnCode code) {}

  /// A log.
  ///
  /// @param observer is told of every answer
  /// @param nanoTime a clock that only goes forward, in nanoseconds
  public CallLog(CallObserver observer, LongSupplier nanoTime) {
    this.observer = observer;
    this.strangers = new Throttle(STRANGER, STRANGERS, nanoTime);
    this.callers = new Throttle(APP_AND_CODE, APPS, nanoTime);
    this.failures = new Throttle(FAILURE, FAILURES, nanoTime);
  }

  void begin(CallState state) {
    MDC.put(REQUEST_ID, state.requestId);
  }

  void end() {
    MDC.remove(REQUEST_ID);
  }

  void answered(CallState state, ReturnCode code) {
    long nanos = observe(state, code);
    if (code == ReturnCode.OK) {
      if (log.isDebugEnabled()) { // else the numbers would be boxed for nobody, in every call
        log.debug("{} of app {} answered in {} µs", name(state), state.appId, nanos / 1000);
      }
    } else {
      refused(state, code, "failed for every item", new LinkedHashMap<>());
    }
  }

  void refused(CallState state, ActionException e) {
    observe(state, e.code());
    Map<String, Object> values = new LinkedHashMap<>(e.values());
    if (e.code().fault() == ReturnCode.Fault.SERVER) {
      failed(state, e.code(), e.code(), e, values);
    } else {
      refused(state, e.code(), e.text(), values);
    }
  }

  private void refused(CallState state, ReturnCode code, String text, Map<String, Object> values) {
    OptionalLong leftOut;
    if (state.isProven) {
      leftOut = callers.pick(new AppAndCode(state.appId, code));
    } else {
      String from = state.from.get();
      leftOut = strangers.pick(from);
      values.put("from", from);
    }
    if (leftOut.isPresent()) {
      addLeftOut(values, leftOut.getAsLong());
      log.info(
          "{} of app {} refused: {} {} {}", name(state), state.appId, code.number(), text, values);
    }
  }

  void failed(CallState state, ReturnCode code, Throwable e) {
    observe(state, code);
    failed(state, code, e.getClass(), e, new LinkedHashMap<>());
  }

  /// @param kind what is one failure, however often it happens
  private void failed(
      CallState state, ReturnCode code, Object kind, Throwable e, Map<String, Object> values) {
    OptionalLong leftOut = failures.pick(kind);
    if (leftOut.isPresent()) {
      addLeftOut(values, leftOut.getAsLong());
      log.error("{} of app {} failed: {} {}", name(state), state.appId, code.number(), values, e);
    }
  }

  /// The store could not do what the call needs: the exception says why in words for an operator.
  void storeFailed(CallState state, ReturnCode code, StorageException e) {
    observe(state, code);
    log.debug("{} of app {} failed: {}", name(state), state.appId, code.number(), e);
    OptionalLong leftOut = failures.pick(StorageException.class);
    if (leftOut.isPresent()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("cause", String.valueOf(e.getCause()));
      addLeftOut(values, leftOut.getAsLong());
      log.error(
          "{} of app {} failed: {} {} {}",
          name(state),
          state.appId,
          code.number(),
          e.getMessage(),
          values);
    }
  }

  private static void addLeftOut(Map<String, Object> values, long count) {
    if (count > 0) {
      values.put("not shown", count);
    }
  }

  private long observe(CallState state, ReturnCode code) {
    long nanos = System.nanoTime() - state.startNanos;
    observer.answered(state.action(), code, nanos);
    return nanos;
  }

  private static String name(CallState state) {
    ActionSpec<?, ?> action = state.action();
    return action == null ? "unknown action" : action.name();
  }
}
