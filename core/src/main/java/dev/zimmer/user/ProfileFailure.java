package dev.zimmer.user;

import dev.zimmer.action.Batch;
import dev.zimmer.spec.About;
import java.util.List;

/// One profile of a batch that failed, as it is written into the answer.
public record ProfileFailure(
    @About("the id as it was sent") String userId,
    @About("why it failed, a return code") int subCode,
    @About("why it failed, in words") String subMessage) {
  static List<ProfileFailure> of(List<Batch.Failed<String>> failures) {
    return failures.stream()
        .map(failed -> new ProfileFailure(failed.item(), failed.code().number(), failed.text()))
        .toList();
  }
}
