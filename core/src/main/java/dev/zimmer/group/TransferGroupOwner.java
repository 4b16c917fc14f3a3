package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;

/// Makes another member the owner of a group. The former owner becomes an ordinary member.
///
/// Source: ZIM server API, TransferGroupOwner.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    limit =
        @RateLimit(
            calls = 1,
            per = Limit.Scope.GROUP,
            code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP
    })
public final class TransferGroupOwner implements Action<TransferGroupOwner.Request, NoFields> {
  private final GroupSettings settings;
  private final Users users;

  TransferGroupOwner(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be the owner") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the new owner; a member") @Required @UserId String newOwner) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    settings.transfer(call.appId(), request.groupId(), request.newOwner());
    return Answer.success(new NoFields());
  }
}
