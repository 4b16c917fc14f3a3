package dev.zimmer.friend;

import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Violation;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Those who are to become a user's friends, and what is wrong with some of them.
///
/// @param batch what became of each so far
/// @param friends those for whom nothing failed, as friends, in their order
record NewFriends(FriendBatch batch, List<Friend> friends) {
  /// Checks what was sent.
  ///
  /// @param infos of each who they are, and what about them; of several for one user the first
  /// @param rules what each must keep
  /// @param sinceMillis since when each is a friend; 0 is now
  static <P extends Record & NewFriend> NewFriends of(
      CallContext call,
      Users users,
      String owner,
      List<P> infos,
      RecordSpec<P> rules,
      ToLongFunction<P> sinceMillis) {
    FriendBatch batch =
        new FriendBatch(
            infos.stream().map(info -> info.userId() == null ? "" : info.userId()).toList());
    Map<String, Friend> friends = new LinkedHashMap<>();
    for (P info : infos) {
      Map<String, String> attributes = new LinkedHashMap<>();
      long since = sinceMillis.applyAsLong(info);
      Friend friend = info.friend(attributes, since == 0 ? call.nowMillis() : since);
      if (friends.putIfAbsent(friend.userId(), friend) == null) {
        batch.put(friend.userId(), check(call, owner, info, rules, attributes));
      }
    }
    batch.retain(users.registeredAmong(call.appId(), batch.left()), ReturnCode.USER_NOT_REGISTERED);
    friends.keySet().retainAll(batch.left());
    return new NewFriends(batch, List.copyOf(friends.values()));
  }

  /// The answer.
  <R extends Record> Answer<R> answer(Function<List<UserFailure>, R> response) {
    return batch.isAll(ReturnCode.USER_NOT_REGISTERED)
        ? batch.answer(ReturnCode.NO_FRIEND_REGISTERED, response)
        : batch.answer(response);
  }

  /// @param attributes gets those that are right
  private static <P extends Record & NewFriend> ReturnCode check(
      CallContext call, String owner, P info, RecordSpec<P> rules, Map<String, String> attributes) {
    ReturnCode broken =
        rules.violation(info, call.nowMillis()).map(Violation::code).orElse(ReturnCode.OK);
    if (broken != ReturnCode.OK) {
      return broken;
    }
    if (owner.equals(info.userId())) {
      return ReturnCode.CANNOT_BEFRIEND_SELF;
    }
    return FriendAttributes.set(attributes, info.attributes()).stream()
        .filter(code -> code != ReturnCode.OK)
        .findFirst()
        .orElse(ReturnCode.OK);
  }
}
