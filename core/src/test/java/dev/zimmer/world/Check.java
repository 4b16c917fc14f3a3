package dev.zimmer.world;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Caller;
import dev.zimmer.user.UserFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds single answers against what they must be.
final class Check {
  private Check() {}

  static boolean isWellFormed(String id) {
    return id.matches("[a-z0-9#@_-]{1,32}");
  }

  static boolean isRefused(Model model, String operator, Caller.Reply reply) {
    if (!isWellFormed(operator)) {
      require(reply.code(), ReturnCode.INVALID_ARGUMENT);
      return true;
    }
    if (!model.isRegistered(operator)) {
      require(reply.code(), ReturnCode.OPERATOR_NOT_REGISTERED);
      return true;
    }
    return false;
  }

  static boolean isMissing(Model model, String group, Caller.Reply reply) {
    if (!model.exists(group)) {
      require(reply.code(), ReturnCode.GROUP_NOT_FOUND);
      return true;
    }
    return false;
  }

  static UserFailure failure(String user, ReturnCode code) {
    return new UserFailure(user, code.number());
  }

  static Map<String, Integer> failures(List<UserFailure> list) {
    Map<String, Integer> failures = new LinkedHashMap<>();
    list.forEach(failure -> failures.put(failure.userId(), failure.subCode()));
    return failures;
  }

  /// What decision 26 says of batches: Code 0 if one item succeeded, else the first item's, and
  /// every failure in the list, in order.
  static void requireBatch(
      Map<String, ReturnCode> expected, int code, Map<String, Integer> failures) {
    ReturnCode first = expected.values().stream().findFirst().orElse(ReturnCode.OK);
    requireBatch(expected, first, code, failures);
  }

  /// The same where a batch of which all items failed has a code of its own.
  static void requireBatch(
      Map<String, ReturnCode> expected,
      ReturnCode ifAllFailed,
      int code,
      Map<String, Integer> failures) {
    Map<String, Integer> expectedFailures = new LinkedHashMap<>();
    boolean allFailed = !expected.isEmpty() && !expected.containsValue(ReturnCode.OK);
    expected.forEach((user, c) -> {
      if (c != ReturnCode.OK) {
        expectedFailures.put(user, c.number());
      }
    });
    require(
        "the failures of the batch",
        List.copyOf(expectedFailures.entrySet()),
        List.copyOf(failures.entrySet()));
    require(code, allFailed ? ifAllFailed : ReturnCode.OK);
  }

  static void require(int actual, ReturnCode expected) {
    require("Code", expected.number(), actual);
  }

  static void require(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + ": expected " + expected + ", got " + actual);
    }
  }
}
