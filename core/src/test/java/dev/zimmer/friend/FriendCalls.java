package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.user.UserFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What tests ask about friends.
record FriendCalls(Caller caller) {
  static AddFriends.FriendInfo info(String userId) {
    return info(userId, 0);
  }

  static AddFriends.FriendInfo info(String userId, long since) {
    return new AddFriends.FriendInfo(userId, "", "", since, List.of());
  }

  static SendFriendApplication.FriendInfo asked(String userId) {
    return new SendFriendApplication.FriendInfo(userId, "", "", 0, 0, List.of());
  }

  /// Makes users friends; all must become friends.
  void add(String owner, String... others) {
    assertThat(adding(owner, Arrays.stream(others).map(FriendCalls::info).toList())).isEmpty();
  }

  /// The failures of a call that adds friends.
  Map<String, Integer> adding(String owner, List<AddFriends.FriendInfo> infos) {
    return codes(
        caller
            .call(new AddFriends.Request(owner, infos))
            .failed(AddFriends.Response.class)
            .errorList());
  }

  /// Ends friendships; all must be there.
  void delete(String owner, int type, String... others) {
    Caller.Reply reply = caller.call(new DeleteFriends.Request(owner, List.of(others), type));
    assertThat(reply.as(DeleteFriends.Response.class).errorList()).isEmpty();
  }

  QueryFriendList.Response page(String owner, int limit, long next) {
    return caller
        .call(new QueryFriendList.Request(owner, limit, next))
        .as(QueryFriendList.Response.class);
  }

  /// The ids of all friends, as a walk gives them.
  List<String> walk(String owner, int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      QueryFriendList.Response page = page(owner, limit, next);
      page.friendInfos().forEach(friend -> all.add(friend.userId()));
      next = page.next();
    } while (next != 0);
    return all;
  }

  static Map<String, Integer> codes(List<UserFailure> failures) {
    return failures.stream().collect(Collectors.toMap(UserFailure::userId, UserFailure::subCode));
  }
}
