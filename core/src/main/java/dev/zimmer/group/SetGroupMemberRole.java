package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Gives a member of a group another role. The owner's role is not among them: it changes hands by
/// [TransferGroupOwner] alone.
///
/// Source: ZIM server API, SetGroupMemberRole.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP,
      ReturnCode.ROLE_OWNER_NOT_ASSIGNABLE,
      ReturnCode.OPERATOR_EQUALS_TARGET
    })
public final class SetGroupMemberRole implements Action<SetGroupMemberRole.Request, NoFields> {
  private final GroupSettings settings;
  private final Users users;

  SetGroupMemberRole(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member, and somebody else than ToUserId")
          @Required
          @UserId
          String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("whose role it is; a member, and not the owner") @Required @UserId String toUserId,
      @About(
              "2 an administrator, 3 an ordinary member, any larger number a role of the app's own,"
                  + " with the rights of an ordinary member")
          @Required
          @Range(min = 1, max = Integer.MAX_VALUE)
          @Nullable Integer role) {
    int newRole() {
      return role == null ? Role.ORDINARY : role;
    }
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    if (request.newRole() == Role.OWNER) {
      throw new ActionException(ReturnCode.ROLE_OWNER_NOT_ASSIGNABLE);
    }
    if (request.fromUserId().equals(request.toUserId())) {
      throw new ActionException(ReturnCode.OPERATOR_EQUALS_TARGET);
    }
    users.requireOperator(call.appId(), request.fromUserId());
    settings.setRole(call.appId(), request.groupId(), request.toUserId(), request.newRole());
    return Answer.success(new NoFields());
  }
}
