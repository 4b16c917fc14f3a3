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
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Mutes members of a group by name, or lifts that. It is for clients to heed: messages of the
/// server API are taken as before.
///
/// Source: ZIM server API, MuteGroupMembers.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP,
      ReturnCode.PERMISSION_DENIED,
      ReturnCode.ALL_TARGETS_FAILED,
      ReturnCode.USER_NOT_REGISTERED
    })
public final class MuteGroupMembers
    implements Action<MuteGroupMembers.Request, MuteGroupMembers.Response> {
  private final GroupSettings settings;
  private final Users users;

  MuteGroupMembers(GroupSettings settings, Users users) {
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
      @About("the members; who is named twice counts once") @Required @Size(max = 20) @EachAlone
          List<@UserId String> userIds,
      @About("how long, in seconds from now; -1 for ever, 0 lifts the mutes")
          @Default("0")
          @Range(min = -1, max = GroupMutes.MAX_SECONDS)
          int duration) {}

  /// What the caller gets.
  public record Response(
      @About("for whom it failed; empty if for nobody") List<UserFailure> errorUsers) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Map<String, ReturnCode> codes =
        settings.muteMembers(
            call.appId(),
            request.groupId(),
            request.fromUserId(),
            new LinkedHashSet<>(request.userIds()),
            GroupMutes.until(request.duration(), call.nowMillis()));
    return Batch.ofCodes(codes)
        .answer(
            ReturnCode.ALL_TARGETS_FAILED, (failures, _) -> new Response(UserFailure.of(failures)));
  }
}
