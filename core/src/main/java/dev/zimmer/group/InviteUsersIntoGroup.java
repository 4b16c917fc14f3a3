package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.GroupScoped;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes users members of a group, or invites them if they have to agree first. No entry appears in
/// their lists until the next message.
///
/// Source: ZIM server API, InviteUsersIntoGroup.
public final class InviteUsersIntoGroup
    implements Action<InviteUsersIntoGroup.Request, InviteUsersIntoGroup.Response> {
  private static final int MOST_USERS = 100;

  private final Groups groups;
  private final Users users;

  InviteUsersIntoGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the user who acts; registered, need not be a member
  /// @param groupId the group
  /// @param userIds at most 100 users; heeded only if `groupMemberInfos` is empty
  /// @param groupMemberInfos at most 100 users, with more about each
  public record Request(
      @Nullable String fromUserId,
      @Nullable String groupId,
      List<String> userIds,
      List<MemberInfo> groupMemberInfos)
      implements GroupScoped {}

  /// One user who is to join. The user who acts is left out.
  ///
  /// @param userId his id
  /// @param enterGroupTime messages of this time and later count for him: Unix milliseconds, not
  ///   later than now; absent or 0 is now
  /// @param isInvite 0 or absent: he is a member at once; 1: he has to agree first
  public record MemberInfo(
      @Nullable String userId, @Nullable Long enterGroupTime, @Nullable Integer isInvite) {}

  /// What the caller gets.
  ///
  /// @param errorUsers who could not be made a member; empty if all could
  public record Response(List<UserFailure> errorUsers) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.PER_GROUP;
  }

  @Override
  public Response failure() {
    return new Response(List.of());
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String operator = Require.userId("FromUserId", request.fromUserId());
    String groupId = Require.groupId("GroupId", request.groupId());
    Map<String, Groups.Joiner> wanted = joiners(call, request);
    wanted.remove(operator);
    users.requireOperator(call.appId(), operator);

    Map<String, ReturnCode> outcomes = new LinkedHashMap<>();
    List<Groups.Joiner> registered = new ArrayList<>();
    for (Groups.Joiner joiner : wanted.values()) {
      boolean known = users.isRegistered(call.appId(), joiner.userId());
      outcomes.put(joiner.userId(), known ? ReturnCode.OK : ReturnCode.USER_NOT_REGISTERED);
      if (known) {
        registered.add(joiner);
      }
    }
    outcomes.putAll(groups.invite(call.appId(), groupId, operator, registered));
    return UserFailure.answer(outcomes, Response::new);
  }

  private static Map<String, Groups.Joiner> joiners(CallContext call, Request request) {
    List<MemberInfo> infos = request.groupMemberInfos();
    if (infos.isEmpty()) {
      Require.notEmpty("UserIds or GroupMemberInfos", request.userIds());
      infos = request.userIds().stream().map(id -> new MemberInfo(id, null, null)).toList();
    }
    if (infos.size() > MOST_USERS) {
      throw new ActionException(ReturnCode.USER_COUNT_LIMIT_EXCEEDED).with("users", infos.size());
    }
    Map<String, Groups.Joiner> joiners = new LinkedHashMap<>();
    for (MemberInfo info : infos) {
      String userId = Require.present("GroupMemberInfos[].UserId", info.userId());
      long joined =
          Require.notInTheFuture("EnterGroupTime", info.enterGroupTime(), call.nowMillis());
      int isInvite = Require.inRange("IsInvite", info.isInvite(), 0, 1, 0);
      joiners.putIfAbsent(userId, new Groups.Joiner(userId, joined, isInvite == 1));
    }
    return joiners;
  }
}
