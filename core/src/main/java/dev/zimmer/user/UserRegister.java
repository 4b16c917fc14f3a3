package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Registers users, so that they can act, receive messages and have conversation lists.
///
/// Source: ZIM server API, UserRegister.
public final class UserRegister implements Action<UserRegister.Request, UserRegister.Response> {
  private static final int MOST_USERS = 100;
  private static final int NAME_BYTES = 256;
  private static final int AVATAR_BYTES = 500;
  private static final String ROBOT_PREFIX = "@RBT#";

  private final Users users;

  UserRegister(Users users) {
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param userInfo 1 to 100 users; of several with one id the first is taken
  public record Request(List<UserInfo> userInfo) {}

  /// One user to register.
  ///
  /// @param userId 1 to 32 bytes of the permitted characters; not that of a bot
  /// @param userName at most 256 bytes; absent is empty
  /// @param userAvatar at most 500 bytes; absent is empty
  public record UserInfo(
      @Nullable String userId, @Nullable String userName, @Nullable String userAvatar) {}

  /// What the caller gets.
  ///
  /// @param errorList the users that were not registered; empty if all were
  public record Response(List<Failure> errorList) {}

  /// One user that was not registered.
  ///
  /// @param userId the id as it was sent
  /// @param subCode the number of a [ReturnCode]
  /// @param subMessage what was wrong
  public record Failure(String userId, int subCode, String subMessage) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.REGISTER;
  }

  @Override
  public Response failure() {
    return new Response(List.of());
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    List<UserInfo> infos = Require.notEmpty("UserInfo", request.userInfo());
    if (infos.size() > MOST_USERS) {
      throw Require.invalid("UserInfo", "has more than " + MOST_USERS + " users");
    }
    Map<String, UserInfo> byId = new LinkedHashMap<>();
    for (UserInfo info : infos) {
      byId.putIfAbsent(textOf(info.userId()), info);
    }
    List<ReturnCode> codes =
        Batch.forEach(
            List.copyOf(byId.values()),
            info -> register(call.appId(), info),
            info -> ReturnCode.INTERNAL);
    return answer(List.copyOf(byId.keySet()), codes);
  }

  private ReturnCode register(long appId, UserInfo info) {
    String id = textOf(info.userId());
    String name = textOf(info.userName());
    String avatar = textOf(info.userAvatar());
    if (Require.utf8Length(id) > 32) {
      return ReturnCode.USER_ID_TOO_LONG;
    }
    if (!Require.isUserId(id) || id.startsWith(ROBOT_PREFIX)) {
      return ReturnCode.INVALID_ARGUMENT;
    }
    if (Require.utf8Length(name) > NAME_BYTES) {
      return ReturnCode.USER_NAME_TOO_LONG;
    }
    if (Require.utf8Length(avatar) > AVATAR_BYTES) {
      return ReturnCode.USER_AVATAR_TOO_LONG;
    }
    boolean added = users.register(appId, new User(id, name, avatar));
    return added ? ReturnCode.OK : ReturnCode.USER_ALREADY_EXISTS;
  }

  private static Answer<Response> answer(List<String> ids, List<ReturnCode> codes) {
    List<Failure> failures = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      ReturnCode code = codes.get(i);
      if (code != ReturnCode.OK) {
        failures.add(new Failure(ids.get(i), code.number(), code.text()));
      }
    }
    Response response = new Response(failures);
    return failures.size() == ids.size()
        ? Answer.allFailed(codes.getFirst(), response)
        : Answer.success(response);
  }

  private static String textOf(@Nullable String sent) {
    return sent == null ? "" : sent;
  }
}
