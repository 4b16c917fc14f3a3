package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what is known of a group, its members aside.
///
/// Source: ZIM server API, QueryGroupInfo.
@Api(
    category = Category.GROUP,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.GROUP_NOT_FOUND})
public final class QueryGroupInfo
    implements Action<QueryGroupInfo.Request, QueryGroupInfo.Response> {
  private static final long FOREVER = -1;

  private final Groups groups;
  private final Users users;

  QueryGroupInfo(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who asks; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId) {}

  /// What the caller gets.
  public record Response(
      @About("the group's name; may be empty") String groupName,
      @About("the group's notice; may be empty") String groupNotice,
      @About("how often UpdateGroupData changed the group") long groupDataSeq,
      @About("the address of the group's picture; may be empty") String groupAvatar,
      @About("whether all members are muted; left out if only roles are")
          @Nullable Boolean isAllForbid,
      @About("the roles that are muted; left out if all members are, or no role is")
          @Nullable List<Integer> forbidList,
      @About("who may join") LimitInfo limitInfo,
      @About("when the mute of all or of roles ends, in Unix milliseconds; 0 for no mute, -1 never")
          long forbidExpireTime,
      @About("when the group was created, in Unix milliseconds") long groupCreateTime,
      @About("the group") String groupId,
      @About("the group's attributes") List<Attribute> groupAttributes) {}

  /// Who may join a group, and how many.
  public record LimitInfo(
      @About("how many members the group may have") int memberCountLimit,
      @About("how users join by themselves: 0 freely, 1 if a member agrees, 2 not at all")
          int joinMode,
      @About("who may invite: 0 all members, 1 the owner and administrators") int inviteMode,
      @About("whether who is invited has to agree: 0 no, 1 yes") int beInvitedMode,
      @About("how many earlier messages a new member may see: 0, for the join time says it")
          int numberMessage) {}

  /// One group attribute.
  public record Attribute(@About("its name") String key, @About("its value") String value) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Group group = groups.require(call.appId(), request.groupId());
    GroupData data = group.data();
    GroupMutes mutes = group.mutes();
    boolean areAllMuted = mutes.isAllMuted(call.nowMillis());
    boolean areRolesMuted = !areAllMuted && mutes.areRolesMuted(call.nowMillis());
    long until =
        areAllMuted ? mutes.allUntil() : areRolesMuted ? mutes.rolesUntil() : GroupMutes.NOT_MUTED;
    return Answer.success(
        new Response(
            data.name(),
            data.notice(),
            data.updates(),
            data.avatar(),
            areRolesMuted ? null : areAllMuted,
            areRolesMuted ? mutes.roles() : null,
            limits(group.limits()),
            until == GroupMutes.FOREVER ? FOREVER : until,
            group.createdMillis(),
            request.groupId(),
            group.attributes().entrySet().stream()
                .map(each -> new Attribute(each.getKey(), each.getValue()))
                .toList()));
  }

  private LimitInfo limits(GroupLimits limits) {
    return new LimitInfo(
        limits.maxMembers(groups.maxMembers()),
        limits.joinMode(),
        limits.inviteMode(),
        limits.beInvitedMode(),
        0);
  }
}
