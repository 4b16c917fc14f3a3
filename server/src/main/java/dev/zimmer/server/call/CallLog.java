package dev.zimmer.server.call;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.ActionSpec;
import dev.zimmer.storage.StorageException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One line for each call: at debug if it went well, at info with the named values if the caller
/// was wrong, at error with the exception if we were. Never a secret, never a body.
///
/// When the store is in trouble every call fails for the same reason, so that is told once a
/// second.
///
/// While a call runs its id is in the logging context, so it stands on every line of the call.
final class CallLog {
  /// The call's id in the logging context.
  static final String REQUEST_ID = "RequestId";

  private static final Logger log = LoggerFactory.getLogger("zimmer.call");

  private final CallObserver observer;
  private final Seldom storeTrouble = new Seldom(System::nanoTime);

  CallLog(CallObserver observer) {
    this.observer = observer;
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
      log.info("{} of app {} failed for every item: {}", name(state), state.appId, code.number());
    }
  }

  void refused(CallState state, ActionException e) {
    observe(state, e.code());
    if (e.code().fault() == ReturnCode.Fault.SERVER) {
      log.error(
          "{} of app {} failed: {} {}", name(state), state.appId, e.code().number(), e.values(), e);
    } else {
      log.info(
          "{} of app {} refused: {} {} {}",
          name(state),
          state.appId,
          e.code().number(),
          e.text(),
          e.values());
    }
  }

  void failed(CallState state, ReturnCode code, Throwable e) {
    observe(state, code);
    log.error("{} of app {} failed: {}", name(state), state.appId, code.number(), e);
  }

  /// The store could not do what the call needs: the exception says why in words for an operator.
  void storeFailed(CallState state, ReturnCode code, StorageException e) {
    observe(state, code);
    log.debug("{} of app {} failed: {}", name(state), state.appId, code.number(), e);
    OptionalLong leftOut = storeTrouble.pick();
    if (leftOut.isPresent()) {
      log.error(
          "{} of app {} failed: {} {} {cause={}, failures not shown={}}",
          name(state),
          state.appId,
          code.number(),
          e.getMessage(),
          e.getCause(),
          leftOut.getAsLong());
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
