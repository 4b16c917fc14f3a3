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
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes what is known of users.
///
/// Source: ZIM server API, ModifyUserInfo.
@Api(
    category = Category.USER,
    failure = ReturnCode.USER_UPDATE_FAILED,
    codes = {ReturnCode.USER_NOT_FOUND, ReturnCode.INTERNAL})
public final class ModifyUserInfo
    implements Action<ModifyUserInfo.Request, ModifyUserInfo.Response> {
  private static final RecordSpec<UserInfo> USER_INFO = RecordSpec.of(UserInfo.class);

  private final Users users;

  ModifyUserInfo(Users users) {
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the users; of several with one id the first is taken")
          @Required
          @Size(max = 100)
          @EachAlone
          List<UserInfo> userInfo) {}

  /// What is to be known of one user; what is absent stays as it is.
  public record UserInfo(
      @About("who; registered, a bot or not") @Required @UserId @Nullable String userId,
      @About("their new name; an empty one takes it away") @Text(maxBytes = 256)
          @Nullable String userName,
      @About("the new address of their picture; an empty one takes it away") @Text(maxBytes = 500)
          @Nullable String userAvatar,
      @About("whatever else is to be kept with them; an empty one takes it away")
          @Text(maxBytes = 2048)
          @Nullable String extra)
      implements Profile {
    User appliedTo(User user) {
      return new User(
          user.id(),
          userName == null ? user.name() : userName,
          userAvatar == null ? user.avatar() : userAvatar,
          extra == null ? user.extra() : extra);
    }
  }

  /// What the caller gets.
  public record Response(
      @About("whose profile was not changed; empty if all were") List<ProfileFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    return ProfileBatch.each(
            call,
            request.userInfo(),
            USER_INFO,
            (id, info) ->
                users.modify(call.appId(), id, info::appliedTo)
                    ? Batch.Outcome.of(id)
                    : Batch.Outcome.failed(ReturnCode.USER_NOT_FOUND))
        .answer((failures, _) -> new Response(ProfileFailure.of(failures)));
  }
}
