package dev.zimmer.group;

import dev.zimmer.action.Answer;
import dev.zimmer.action.ReturnCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One user of a batch for whom it failed, as it is written into the answer.
///
/// @param userId the id as it was sent
/// @param subCode the number of a [ReturnCode]
public record UserFailure(String userId, int subCode) {
  UserFailure(String userId, ReturnCode code) {
    this(userId, code.number());
  }

  /// The answer to a batch.
  ///
  /// @param outcomes the code of each user
  /// @param response makes the action's response of the failures
  static <R extends Record> Answer<R> answer(
      Map<String, ReturnCode> outcomes, Function<List<UserFailure>, R> response) {
    List<UserFailure> failures = new ArrayList<>();
    outcomes.forEach((userId, code) -> {
      if (code != ReturnCode.OK) {
        failures.add(new UserFailure(userId, code));
      }
    });
    if (!outcomes.isEmpty() && failures.size() == outcomes.size()) {
      ReturnCode first = outcomes.values().iterator().next();
      return Answer.allFailed(first, response.apply(failures));
    }
    return Answer.success(response.apply(failures));
  }
}
