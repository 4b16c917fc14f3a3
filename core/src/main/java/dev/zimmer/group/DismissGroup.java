package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.GroupScoped;
import dev.zimmer.action.Limit;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.Require;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Ends a group for ever: it vanishes from every list, and its id is never used again.
///
/// Source: ZIM server API, DismissGroup.
public final class DismissGroup implements Action<DismissGroup.Request, NoFields> {
  private final Groups groups;
  private final Users users;

  DismissGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the user who acts; registered, need not be a member
  /// @param groupId the group
  public record Request(@Nullable String fromUserId, @Nullable String groupId)
      implements GroupScoped {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.PER_GROUP;
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String operator = Require.userId("FromUserId", request.fromUserId());
    String groupId = Require.groupId("GroupId", request.groupId());
    users.requireOperator(call.appId(), operator);
    groups.dismiss(call.appId(), groupId);
    return Answer.success(new NoFields());
  }
}
