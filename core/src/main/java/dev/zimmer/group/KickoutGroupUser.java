package dev.zimmer.group;

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
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashSet;
import java.util.List;

/// Removes members from a group. Their entries stay in their lists where they are; removing the
/// last member dismisses the group.
///
/// Source: ZIM server API, KickoutGroupUser.
@Api(
    category = Category.GROUP,
    limit = @RateLimit(code = ReturnCode.KICK_GROUP_USER_RATE_LIMITED),
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.KICK_TARGET_NOT_IN_GROUP
    })
public final class KickoutGroupUser
    implements Action<KickoutGroupUser.Request, KickoutGroupUser.Response> {
  private final Groups groups;
  private final Users users;

  KickoutGroupUser(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the members to remove")
          @Required
          @Size(max = 50, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userId,
      @About("why; there is no client yet that would be told") @Default("") @Text(maxBytes = 32)
          String customReason) {}

  /// What the caller gets.
  public record Response(
      @About("who could not be removed; empty if all could") List<UserFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    List<String> distinct = List.copyOf(new LinkedHashSet<>(request.userId()));
    return Batch.ofCodes(groups.remove(call.appId(), request.groupId(), distinct))
        .answer((failures, _) -> new Response(UserFailure.of(failures)));
  }
}
