package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;
import java.util.List;

/// Mutes all members of a group, or all with some roles, or lifts both. It is for clients to heed:
/// messages of the server API are taken as before.
///
/// Source: ZIM server API, MuteGroup.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.PERMISSION_DENIED
    })
public final class MuteGroup implements Action<MuteGroup.Request, NoFields> {
  private final GroupSettings settings;
  private final Users users;

  MuteGroup(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, and no member, or the owner or an administrator")
          @Required
          @UserId
          String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("whether all members are muted; else the roles of MuteRoleList are")
          @Default("false")
          @Alias("IsAllForbid")
          boolean isAllMuted,
      @About(
              "the roles that are muted, instead of those that were: 1 the owner, which an"
                  + " administrator may not name, 2 administrators, 3 ordinary members, else roles"
                  + " of the app's own")
          @Size(max = 20)
          List<@Range(min = 1, max = Integer.MAX_VALUE) Integer> muteRoleList,
      @About("how long, in seconds from now; -1 for ever, 0 lifts the mutes of all and of roles")
          @Default("0")
          @Range(min = -1, max = GroupMutes.MAX_SECONDS)
          int duration) {
    List<Integer> roles() {
      return isAllMuted || duration == 0 ? List.of() : muteRoleList.stream().distinct().toList();
    }

    GroupMutes over(GroupMutes before, long nowMillis) {
      if (duration == 0) {
        return before.ofMembersAlone();
      }
      long until = GroupMutes.until(duration, nowMillis);
      return isAllMuted ? before.withAll(until) : before.withRoles(roles(), until);
    }
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    settings.muteGroup(
        call.appId(),
        request.groupId(),
        request.fromUserId(),
        request.roles(),
        mutes -> request.over(mutes, call.nowMillis()));
    return Answer.success(new NoFields());
  }
}
