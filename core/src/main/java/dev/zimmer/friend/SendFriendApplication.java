package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.PastTime;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks users to become a user's friends. Only the clients of those who are asked can consent.
///
/// Source: ZIM server API, SendFriendApplication.
@Api(
    category = Category.USER,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.USER_NOT_REGISTERED,
      ReturnCode.CANNOT_BEFRIEND_SELF,
      ReturnCode.DUPLICATE_USER_ID,
      ReturnCode.FRIEND_ATTRIBUTE_KEY_INVALID,
      ReturnCode.FRIEND_ATTRIBUTES_TOO_LONG,
      ReturnCode.FRIEND_ATTRIBUTE_REPEATED,
      ReturnCode.NO_FRIEND_REGISTERED,
      ReturnCode.ALREADY_FRIENDS,
      ReturnCode.FRIEND_LIST_FULL
    })
public final class SendFriendApplication
    implements Action<SendFriendApplication.Request, SendFriendApplication.Response> {
  private static final RecordSpec<FriendInfo> FRIEND_INFO = RecordSpec.of(FriendInfo.class);

  private final Users users;
  private final Friendships friendships;

  SendFriendApplication(Users users, Friendships friendships) {
    this.users = users;
    this.friendships = friendships;
  }

  /// What the caller sends.
  public record Request(
      @About("who asks; registered") @Required @UserId String fromUserId,
      @About("the others; an element that names a user again fails")
          @Required
          @Size(max = 20, code = ReturnCode.FRIEND_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<FriendInfo> friendInfos) {}

  /// One user who is asked.
  public record FriendInfo(
      @Nullable String userId,
      String wording,
      String friendAlias,
      @About("when it was asked first; absent or 0 is now")
          @Default("0")
          @PastTime(later = ReturnCode.TIME_IN_FUTURE)
          long createTime,
      @About("when it was asked last; absent or 0 is now")
          @Default("0")
          @PastTime(later = ReturnCode.TIME_IN_FUTURE)
          long updateTime,
      List<FriendAttribute> attributes)
      implements NewFriend {}

  /// What the caller gets.
  public record Response(
      @About("who was not asked; empty if all were") List<UserFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.fromUserId();
    users.requireOperator(call.appId(), owner);
    NewFriends wanted =
        NewFriends.of(
            call, users, owner, request.friendInfos(), FRIEND_INFO, FriendInfo::createTime);
    Map<String, FriendApplication> applications = new LinkedHashMap<>();
    for (Friend friend : wanted.friends()) {
      applications.put(friend.userId(), application(call, friend, request.friendInfos()));
    }
    if (!applications.isEmpty()) {
      friendships
          .apply(call.appId(), owner, applications, call.nowMillis())
          .forEach((other, code) -> wanted.batch().put(other, code));
    }
    return wanted.answer(Response::new);
  }

  private static FriendApplication application(
      CallContext call, Friend friend, List<FriendInfo> infos) {
    long updated =
        infos.stream()
            .filter(info -> friend.userId().equals(info.userId()))
            .findFirst()
            .map(FriendInfo::updateTime)
            .orElse(0L);
    return new FriendApplication(friend, updated == 0 ? call.nowMillis() : updated);
  }
}
