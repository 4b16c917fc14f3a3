package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;

/// Clears all messages of a group for one user alone; nothing is unread for them then. What comes
/// later they see, and their entry stays in their list where it is.
///
/// Source: ZIM server API, ClearMemberGroupMessage.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP
    })
public final class ClearMemberGroupMessage
    implements Action<ClearMemberGroupMessage.Request, NoFields> {
  private final Clearings clearings;
  private final Users users;

  ClearMemberGroupMessage(Clearings clearings, Users users) {
    this.clearings = clearings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("for whom; registered") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    users.requireOperator(call.appId(), userId);
    clearings.clear(new ConversationKey.Group(call.appId(), request.groupId()), userId);
    return Answer.success(new NoFields());
  }
}
