package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registers bots: users whose ids tell them apart, and who are peers like all others.
///
/// Source: ZIM server API, RobotRegister.
@Api(
    category = Category.BOT,
    limit = @RateLimit(code = ReturnCode.REGISTER_RATE_LIMITED),
    codes = ReturnCode.USER_ALREADY_EXISTS)
public final class RobotRegister implements Action<RobotRegister.Request, RobotRegister.Response> {
  private static final RecordSpec<UserInfo> USER_INFO = RecordSpec.of(UserInfo.class);

  private final Users users;

  RobotRegister(Users users) {
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the bots; of several with one id the first is taken")
          @Required
          @Size(max = 20)
          @EachAlone
          List<UserInfo> userInfo) {}

  /// One bot to register.
  public record UserInfo(
      @About("the new bot's id, which starts with `@RBT#`")
          @Required
          @UserId(tooLong = ReturnCode.USER_ID_TOO_LONG)
          @Nullable String userId,
      @About("its name") @Default("") @Text(maxBytes = 256, code = ReturnCode.USER_NAME_TOO_LONG)
          String userName,
      @About("the address of its picture")
          @Default("")
          @Text(maxBytes = 500, code = ReturnCode.USER_AVATAR_TOO_LONG)
          String userAvatar)
      implements Profile {}

  /// What the caller gets.
  public record Response(
      @About("which were not registered; empty if all were") List<ProfileFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    return ProfileBatch.each(
            call, request.userInfo(), USER_INFO, (id, info) -> register(call, id, info))
        .answer((failures, _) -> new Response(ProfileFailure.of(failures)));
  }

  private Batch.Outcome<String> register(CallContext call, String id, UserInfo info) {
    if (!User.isRobot(id)) {
      return Batch.Outcome.failed(
          ReturnCode.INVALID_ARGUMENT, "UserId must start with " + User.ROBOT_PREFIX);
    }
    return users.register(call.appId(), new User(id, info.userName(), info.userAvatar()))
        ? Batch.Outcome.of(id)
        : Batch.Outcome.failed(ReturnCode.USER_ALREADY_EXISTS);
  }
}
