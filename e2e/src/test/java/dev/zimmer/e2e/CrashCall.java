package dev.zimmer.e2e;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// One call of a writer, which may be repeated if it was not answered.
///
/// @param action what is called
/// @param parameters with what
/// @param already the codes that a repetition may answer if the call had happened
/// @param touched the keys of list entries that it may change
/// @param conversations where it stores a message
/// @param effect what is true after it was answered
record CrashCall(
    String action,
    Map<String, ?> parameters,
    Set<Integer> already,
    Set<String> touched,
    Set<String> conversations,
    Consumer<Answer> effect) {
  static CrashCall of(String action, Map<String, ?> parameters, Consumer<Answer> effect) {
    return new CrashCall(action, parameters, Set.of(), Set.of(), Set.of(), effect);
  }

  CrashCall alreadyDone(Integer... codes) {
    return new CrashCall(action, parameters, Set.of(codes), touched, conversations, effect);
  }

  CrashCall touching(Set<String> keys) {
    return new CrashCall(action, parameters, already, Set.copyOf(keys), conversations, effect);
  }

  CrashCall storingIn(Set<String> names) {
    return new CrashCall(action, parameters, already, touched, Set.copyOf(names), effect);
  }
}
