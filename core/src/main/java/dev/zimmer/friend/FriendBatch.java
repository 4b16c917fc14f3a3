package dev.zimmer.friend;

import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.UserFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A list of users whose elements each succeed or fail, also those that name a user again: they
/// fail, where other batches count them once.
final class FriendBatch {
  private final List<String> userIds;
  private final Map<String, ReturnCode> codes = new LinkedHashMap<>();

  /// A batch in which nothing has failed but what names a user again.
  FriendBatch(List<String> userIds) {
    this.userIds = userIds;
    userIds.forEach(id -> codes.put(id, ReturnCode.OK));
  }

  /// The users for whom nothing has failed yet, in their order.
  List<String> left() {
    return codes.keySet().stream().filter(id -> codes.get(id) == ReturnCode.OK).toList();
  }

  /// Notes what became of a user, OK or why it failed.
  void put(String userId, ReturnCode code) {
    codes.put(userId, code);
  }

  /// Notes that it failed for those who are left and not among some.
  void retain(Set<String> some, ReturnCode otherwise) {
    left().stream().filter(id -> !some.contains(id)).forEach(id -> codes.put(id, otherwise));
  }

  /// Whether all users failed for one reason.
  boolean isAll(ReturnCode code) {
    return codes.values().stream().allMatch(each -> each == code);
  }

  /// The answer; if every element failed, with the code of the first.
  <R extends Record> Answer<R> answer(Function<List<UserFailure>, R> response) {
    return batch().answer((failures, _) -> response.apply(failures(failures)));
  }

  /// The answer of a batch of which every element failed, with a code of its own.
  <R extends Record> Answer<R> answer(
      ReturnCode allFailed, Function<List<UserFailure>, R> response) {
    return batch().answer(allFailed, (failures, _) -> response.apply(failures(failures)));
  }

  private Batch<Integer, Integer> batch() {
    Map<Integer, ReturnCode> byIndex = new LinkedHashMap<>();
    IntStream.range(0, userIds.size()).forEach(i -> byIndex.put(i, codeOf(i)));
    return Batch.ofCodes(byIndex);
  }

  private ReturnCode codeOf(int index) {
    String id = userIds.get(index);
    return userIds.indexOf(id) == index
        ? codes.getOrDefault(id, ReturnCode.OK)
        : ReturnCode.DUPLICATE_USER_ID;
  }

  private List<UserFailure> failures(List<Batch.Failed<Integer>> failures) {
    return failures.stream()
        .map(failed -> new UserFailure(userIds.get(failed.item()), failed.code().number()))
        .toList();
  }
}
