package dev.zimmer.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One call of a writer, which may be repeated if it was not answered.
///
/// @param action what is called
/// @param parameters with what
/// @param already the codes that a repetition may answer if the call had happened
/// @param touched the keys of list entries that it may change
/// @param conversations where it stores a message
/// @param effect what is true after it was answered
/// @param repetition the call for those of its users for whom it failed; null if it can be repeated
///   as it is
record CrashCall(
    String action,
    Map<String, ?> parameters,
    Set<Integer> already,
    Set<String> touched,
    Set<String> conversations,
    Consumer<JsonAnswer> effect,
    @Nullable Function<List<String>, CrashCall> repetition) {
  static CrashCall of(String action, Map<String, ?> parameters, Consumer<JsonAnswer> effect) {
    return new CrashCall(action, parameters, Set.of(), Set.of(), Set.of(), effect, null);
  }

  CrashCall alreadyDone(Integer... codes) {
    return new CrashCall(
        action, parameters, Set.of(codes), touched, conversations, effect, repetition);
  }

  CrashCall touching(Set<String> keys) {
    return new CrashCall(
        action, parameters, already, Set.copyOf(keys), conversations, effect, repetition);
  }

  CrashCall storingIn(Set<String> names) {
    return new CrashCall(
        action, parameters, already, touched, Set.copyOf(names), effect, repetition);
  }

  CrashCall repeatedFor(Function<List<String>, CrashCall> other) {
    return new CrashCall(action, parameters, already, touched, conversations, effect, other);
  }

  /// The call that is to be made for users for whom this one failed.
  CrashCall forUsers(List<String> users) {
    Function<List<String>, CrashCall> other = repetition;
    return other == null ? this : other.apply(users);
  }
}
