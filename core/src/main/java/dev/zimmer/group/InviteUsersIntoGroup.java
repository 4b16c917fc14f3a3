package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWithout;
import dev.zimmer.spec.PastTime;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes users members of a group, or invites them if they have to agree first. No entry appears in
/// their lists until the next message.
///
/// Source: ZIM server API, InviteUsersIntoGroup.
@Api(
    category = Category.GROUP,
    limit =
        @RateLimit(
            calls = 1,
            per = Limit.Scope.GROUP,
            code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED,
      ReturnCode.USER_NOT_REGISTERED
    })
public final class InviteUsersIntoGroup
    implements Action<InviteUsersIntoGroup.Request, InviteUsersIntoGroup.Response> {
  private final Groups groups;
  private final Users users;

  InviteUsersIntoGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member; left out of both lists") @Required @UserId
          String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("who is to join")
          @OnlyWithout("groupMemberInfos")
          @Size(max = 100, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds,
      @About("who is to join, with more about each")
          @Size(max = 100, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          List<MemberInfo> groupMemberInfos) {}

  /// One user who is to join.
  public record MemberInfo(
      @About("their id") @Required String userId,
      @About("messages of this time and later count for them; absent or 0 is now")
          @Default("0")
          @PastTime
          long enterGroupTime,
      @About("0 a member at once, 1 only invited: they have to agree first")
          @Default("0")
          @OneOf({0, 1})
          int isInvite) {}

  /// What the caller gets.
  public record Response(
      @About("who could not be made a member; empty if all could") List<UserFailure> errorUsers) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String operator = request.fromUserId();
    Map<String, Groups.Joiner> wanted = joiners(request);
    wanted.remove(operator);
    users.requireOperator(call.appId(), operator);

    Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
    List<Groups.Joiner> registered = new ArrayList<>();
    Set<String> known = users.registeredAmong(call.appId(), wanted.keySet());
    for (Groups.Joiner joiner : wanted.values()) {
      boolean isKnown = known.contains(joiner.userId());
      outcomes.put(joiner.userId(), isKnown ? ReturnCode.OK : ReturnCode.USER_NOT_REGISTERED);
      if (isKnown) {
        registered.add(joiner);
      }
    }
    outcomes.putAll(groups.invite(call.appId(), request.groupId(), operator, registered));
    return Batch.ofCodes(outcomes).answer((failures, _) -> new Response(UserFailure.of(failures)));
  }

  private static Map<String, Groups.Joiner> joiners(Request request) {
    List<MemberInfo> infos = request.groupMemberInfos();
    if (infos.isEmpty()) {
      infos = request.userIds().stream().map(id -> new MemberInfo(id, 0, 0)).toList();
    }
    if (infos.isEmpty()) {
      throw Require.invalid("UserIds or GroupMemberInfos", "is missing or empty");
    }
    Map<String, Groups.Joiner> joiners = new LinkedHashMap<>();
    for (MemberInfo info : infos) {
      joiners.putIfAbsent(
          info.userId(),
          new Groups.Joiner(info.userId(), info.enterGroupTime(), info.isInvite() == 1));
    }
    return joiners;
  }
}
