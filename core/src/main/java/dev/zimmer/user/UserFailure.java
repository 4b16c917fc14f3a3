package dev.zimmer.user;

import dev.zimmer.action.Batch;
import dev.zimmer.spec.About;
import java.util.List;

/// One user of a batch for whom it failed, as it is written into the answer.
public record UserFailure(
    @About("the id as it was sent") String userId,
    @About("why it failed, a return code") int subCode) {
  /// The failures of a batch of users.
  public static List<UserFailure> of(List<Batch.Failed<String>> failures) {
    return failures.stream()
        .map(failed -> new UserFailure(failed.item(), failed.code().number()))
        .toList();
  }
}
