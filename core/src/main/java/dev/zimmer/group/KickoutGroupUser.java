package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.Users;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Removes members from a group. Their entries stay in their lists where they are; removing the
/// last member dismisses the group.
///
/// Source: ZIM server API, KickoutGroupUser.
public final class KickoutGroupUser
    implements Action<KickoutGroupUser.Request, KickoutGroupUser.Response> {
  private static final int MOST_USERS = 50;
  private static final int REASON_BYTES = 32;

  private final Groups groups;
  private final Users users;

  KickoutGroupUser(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the user who acts; registered, need not be a member
  /// @param groupId the group
  /// @param userId 1 to 50 members to remove
  /// @param customReason at most 32 bytes; there is no client yet that would be told
  public record Request(
      @Nullable String fromUserId,
      @Nullable String groupId,
      List<String> userId,
      @Nullable String customReason) {}

  /// What the caller gets.
  ///
  /// @param errorList who could not be removed; empty if all could
  public record Response(List<UserFailure> errorList) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.KICK_GROUP_USER;
  }

  @Override
  public ReturnCode failureCode() {
    return ReturnCode.GROUP_INFO_UNAVAILABLE;
  }

  @Override
  public Response failure() {
    return new Response(List.of());
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String operator = Require.userId("FromUserId", request.fromUserId());
    String groupId = Require.groupId("GroupId", request.groupId());
    List<String> userIds = Require.notEmpty("UserId", request.userId());
    if (userIds.size() > MOST_USERS) {
      throw new ActionException(ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          .with("UserId", userIds.size());
    }
    Require.atMostBytes("CustomReason", request.customReason(), REASON_BYTES);
    users.requireOperator(call.appId(), operator);
    List<String> distinct = List.copyOf(new LinkedHashSet<>(userIds));
    return UserFailure.answer(groups.remove(call.appId(), groupId, distinct), Response::new);
  }
}
