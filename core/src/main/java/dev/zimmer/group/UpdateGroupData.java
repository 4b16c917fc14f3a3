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
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Changes a group's name, notice or picture.
///
/// Source: ZIM server API, UpdateGroupData.
@Api(
    category = Category.GROUP,
    limit = @RateLimit(code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.GROUP_NOT_FOUND})
public final class UpdateGroupData implements Action<UpdateGroupData.Request, NoFields> {
  private final GroupSettings settings;
  private final Users users;

  UpdateGroupData(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the address of the new picture; an empty text takes it away, nothing leaves it")
          @Text(maxBytes = GroupData.MAX_AVATAR_BYTES)
          @Nullable String groupAvatar,
      @About("the new name; an empty text takes it away, nothing leaves it")
          @Text(maxCharacters = GroupData.MAX_NAME_CHARACTERS)
          @Nullable String groupName,
      @About("the new notice; an empty text takes it away, nothing leaves it")
          @Text(maxBytes = GroupData.MAX_NOTICE_BYTES)
          @Nullable String groupNotice) {
    GroupData over(GroupData before) {
      return new GroupData(
          groupName == null ? before.name() : groupName,
          groupNotice == null ? before.notice() : groupNotice,
          groupAvatar == null ? before.avatar() : groupAvatar,
          before.updates() + 1);
    }
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    if (request.groupAvatar() == null
        && request.groupName() == null
        && request.groupNotice() == null) {
      throw Require.invalid("GroupAvatar, GroupName or GroupNotice", "is missing");
    }
    users.requireOperator(call.appId(), request.fromUserId());
    settings.update(
        call.appId(), request.groupId(), group -> group.withData(request.over(group.data())));
    return Answer.success(new NoFields());
  }
}
