package dev.zimmer.server.call;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
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

  void begin(Progress progress) {
    MDC.put(REQUEST_ID, progress.requestId);
  }

  void end() {
    MDC.remove(REQUEST_ID);
  }

  void answered(Progress progress, ReturnCode code) {
    long nanos = observe(progress, code);
    if (code == ReturnCode.OK) {
      if (log.isDebugEnabled()) { // else the numbers would be boxed for nobody, in every call
        log.debug("{} of app {} answered in {} µs", name(progress), progress.appId, nanos / 1000);
      }
    } else {
      log.info(
          "{} of app {} failed for every item: {}", name(progress), progress.appId, code.number());
    }
  }

  void refused(Progress progress, ActionException e) {
    observe(progress, e.code());
    if (e.code().fault() == ReturnCode.Fault.SERVER) {
      log.error(
          "{} of app {} failed: {} {}",
          name(progress),
          progress.appId,
          e.code().number(),
          e.values(),
          e);
    } else {
      log.info(
          "{} of app {} refused: {} {} {}",
          name(progress),
          progress.appId,
          e.code().number(),
          e.text(),
          e.values());
    }
  }

  void failed(Progress progress, ReturnCode code, Throwable e) {
    observe(progress, code);
    log.error("{} of app {} failed: {}", name(progress), progress.appId, code.number(), e);
  }

  /// The store could not do what the call needs: the exception says why in words for an operator.
  void storeFailed(Progress progress, ReturnCode code, StorageException e) {
    observe(progress, code);
    log.debug("{} of app {} failed: {}", name(progress), progress.appId, code.number(), e);
    OptionalLong leftOut = storeTrouble.pick();
    if (leftOut.isPresent()) {
      log.error(
          "{} of app {} failed: {} {} {cause={}, failures not shown={}}",
          name(progress),
          progress.appId,
          code.number(),
          e.getMessage(),
          e.getCause(),
          leftOut.getAsLong());
    }
  }

  private long observe(Progress progress, ReturnCode code) {
    long nanos = System.nanoTime() - progress.startNanos;
    observer.answered(progress.action(), code, nanos);
    return nanos;
  }

  private static String name(Progress progress) {
    Action<?, ?> action = progress.action();
    return action == null ? "unknown action" : action.name();
  }
}
