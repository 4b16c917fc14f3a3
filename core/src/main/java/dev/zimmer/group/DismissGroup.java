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

/// Ends a group for ever: it vanishes from every list, and its id is never used again.
///
/// Source: ZIM server API, DismissGroup.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    limit =
        @RateLimit(
            calls = 1,
            per = Limit.Scope.GROUP,
            code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.GROUP_NOT_FOUND})
public final class DismissGroup implements Action<DismissGroup.Request, NoFields> {
  private final Groups groups;
  private final Users users;

  DismissGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    groups.dismiss(call.appId(), request.groupId());
    return Answer.success(new NoFields());
  }
}
