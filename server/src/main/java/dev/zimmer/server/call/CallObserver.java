package dev.zimmer.server.call;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.ActionSpec;
import org.jspecify.annotations.Nullable;

/// Is told of every call that was answered.
@FunctionalInterface
public interface CallObserver {
  /// Takes note; must be quick and must not throw.
  ///
  /// @param action null if the call named no action of this server
  /// @param nanos how long it took, body and answer included
  void answered(@Nullable ActionSpec<?, ?> action, ReturnCode code, long nanos);
}
