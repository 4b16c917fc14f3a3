package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Changes who may join a group, and how many.
///
/// Source: ZIM server API, ModifyGroupLimit.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.GROUP_NOT_FOUND})
public final class ModifyGroupLimit implements Action<ModifyGroupLimit.Request, NoFields> {
  private final Groups groups;
  private final GroupSettings settings;
  private final Users users;

  ModifyGroupLimit(Groups groups, GroupSettings settings, Users users) {
    this.groups = groups;
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About(
              "how users join by themselves: 0 freely, 1 if a member agrees, 2 not at all; nothing"
                  + " leaves it")
          @EmptyIsAbsent
          @OneOf({0, 1, 2})
          @Nullable Integer joinMode,
      @About("who may invite: 0 all members, 1 the owner and administrators; nothing leaves it")
          @EmptyIsAbsent
          @OneOf({0, 1})
          @Nullable Integer inviteMode,
      @About("whether who is invited has to agree: 0 no, 1 yes; nothing leaves it")
          @EmptyIsAbsent
          @OneOf({0, 1})
          @Nullable Integer beInvitedMode,
      @About(
              "how many members the group may have, at most what the server lets any group have; 0"
                  + " for as many as that, nothing leaves it")
          @EmptyIsAbsent
          @Range(min = 0, max = Integer.MAX_VALUE)
          @Nullable Integer memberCountLimit) {
    GroupLimits over(GroupLimits before) {
      return new GroupLimits(
          joinMode == null ? before.joinMode() : joinMode,
          inviteMode == null ? before.inviteMode() : inviteMode,
          beInvitedMode == null ? before.beInvitedMode() : beInvitedMode,
          memberCountLimit == null ? before.maxMembers() : memberCountLimit);
    }
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    Integer limit = request.memberCountLimit();
    if (limit != null && limit > groups.maxMembers()) {
      throw Require.invalid("MemberCountLimit", "is larger than any group may be");
    }
    users.requireOperator(call.appId(), request.fromUserId());
    settings.update(
        call.appId(), request.groupId(), group -> group.withLimits(request.over(group.limits())));
    return Answer.success(new NoFields());
  }
}
