package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what is known of users.
///
/// Source: ZIM server API, QueryUserInfos.
@Api(
    category = Category.USER,
    failure = ReturnCode.USER_INFO_UNAVAILABLE,
    codes = ReturnCode.USER_NOT_REGISTERED)
public final class QueryUserInfos
    implements Action<QueryUserInfos.Request, QueryUserInfos.Response> {
  private final Users users;

  QueryUserInfos(Users users) {
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who; who is named twice is answered once") @Required @Size(max = 100) @EachAlone
          List<@UserId String> userIds) {}

  /// What the caller gets.
  public record Response(
      @About("who is registered") List<UserInfo> result,
      @About("who is not; empty if all are") List<UserFailure> errorList) {}

  /// What is known of one user.
  public record UserInfo(
      @About("their id") String userId,
      @About("their name; empty if they have none") String userName,
      @About("the address of their picture; empty if they have none") String userAvatar,
      @About("what ModifyUserInfo set for them beside; empty if nothing") String extra) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    Map<String, User> found = users.findAll(call.appId(), request.userIds());
    Map<String, Batch.Outcome<UserInfo>> outcomes = new LinkedHashMap<>();
    for (String userId : request.userIds()) {
      @Nullable User user = found.get(userId);
      outcomes.put(
          userId,
          user == null
              ? Batch.Outcome.failed(ReturnCode.USER_NOT_REGISTERED)
              : Batch.Outcome.of(new UserInfo(userId, user.name(), user.avatar(), user.extra())));
    }
    return Batch.of(outcomes)
        .answer((failures, infos) -> new Response(infos, UserFailure.of(failures)));
  }
}
