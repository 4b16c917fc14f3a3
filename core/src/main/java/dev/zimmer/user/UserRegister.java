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
import dev.zimmer.spec.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registers users, so that they can act, receive messages and have conversation lists.
///
/// Source: ZIM server API, UserRegister.
@Api(
    category = Category.USER,
    limit = @RateLimit(code = ReturnCode.REGISTER_RATE_LIMITED),
    codes = ReturnCode.USER_ALREADY_EXISTS)
public final class UserRegister implements Action<UserRegister.Request, UserRegister.Response> {
  private static final String ROBOT_PREFIX = "@RBT#";
  private static final RecordSpec<UserInfo> USER_INFO = RecordSpec.of(UserInfo.class);

  private final Users users;

  UserRegister(Users users) {
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the users; of several with one id the first is taken")
          @Required
          @Size(max = 100)
          @EachAlone
          List<UserInfo> userInfo) {}

  /// One user to register.
  public record UserInfo(
      @About("the new user's id; one that starts with `@RBT#` is a bot's and is refused")
          @Required
          @UserId(tooLong = ReturnCode.USER_ID_TOO_LONG)
          @Nullable String userId,
      @About("their name") @Default("") @Text(maxBytes = 256, code = ReturnCode.USER_NAME_TOO_LONG)
          String userName,
      @About("the address of their picture")
          @Default("")
          @Text(maxBytes = 500, code = ReturnCode.USER_AVATAR_TOO_LONG)
          String userAvatar) {}

  /// What the caller gets.
  public record Response(
      @About("who was not registered; empty if all were") List<Failure> errorList) {}

  /// One user that was not registered.
  public record Failure(
      @About("the id as it was sent") String userId,
      @About("why not, a return code") int subCode,
      @About("why not, in words") String subMessage) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    Map<String, UserInfo> byId = new LinkedHashMap<>();
    request.userInfo().forEach(info -> byId.putIfAbsent(idOf(info), info));
    return Batch.each(byId.values(), info -> register(call, info))
        .answer((failures, _) ->
            new Response(
                failures.stream()
                    .map(f -> new Failure(idOf(f.item()), f.code().number(), f.text()))
                    .toList()));
  }

  private Batch.Outcome<String> register(CallContext call, UserInfo info) {
    Optional<Violation> broken = USER_INFO.violation(info, call.nowMillis());
    if (broken.isPresent()) {
      return Batch.Outcome.failed(broken.get().code(), broken.get().text());
    }
    String id = idOf(info);
    if (id.startsWith(ROBOT_PREFIX)) {
      return Batch.Outcome.failed(
          ReturnCode.INVALID_ARGUMENT, "UserId must not start with " + ROBOT_PREFIX);
    }
    boolean added = users.register(call.appId(), new User(id, info.userName(), info.userAvatar()));
    return added ? Batch.Outcome.of(id) : Batch.Outcome.failed(ReturnCode.USER_ALREADY_EXISTS);
  }

  private static String idOf(UserInfo info) {
    return info.userId() == null ? "" : info.userId();
  }
}
