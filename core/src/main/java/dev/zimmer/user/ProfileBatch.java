package dev.zimmer.user;

import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/// A batch of profiles, each of which keeps the rules or fails alone; of several with one id the
/// first is taken.
final class ProfileBatch {
  private ProfileBatch() {}

  /// Does something with every profile.
  ///
  /// @param rules what a profile must keep; that it has an id is one of them
  /// @param work what to do, given the id and the profile
  static <P extends Record & Profile> Batch<String, String> each(
      CallContext call,
      List<P> profiles,
      RecordSpec<P> rules,
      BiFunction<String, P, Batch.Outcome<String>> work) {
    Map<String, P> byId = new LinkedHashMap<>();
    for (P profile : profiles) {
      byId.putIfAbsent(profile.userId() == null ? "" : profile.userId(), profile);
    }
    return Batch.each(
        byId.keySet(),
        id -> {
          P profile = Objects.requireNonNull(byId.get(id));
          Optional<Violation> broken = rules.violation(profile, call.nowMillis());
          return broken.isPresent()
              ? Batch.Outcome.failed(broken.get().code(), broken.get().text())
              : work.apply(id, profile);
        });
  }
}
