package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Edits a message of a group: what it says, whom it mentions, or its kind. It moves no list.
///
/// Source: ZIM server API, EditGroupMsgBody.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.EDIT_FAILED,
      ReturnCode.EDIT_WINDOW_EXCEEDED
    })
public final class EditGroupMsgBody implements Action<EditGroupMsgBody.Request, EditedMessage> {
  private final MessageChanges changes;
  private final EditRules rules;
  private final Users users;

  EditGroupMsgBody(MessageChanges changes, EditRules rules, Users users) {
    this.changes = changes;
    this.rules = rules;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      String fromUserId,
      @About("who sent the message; absent does not ask") @UserId @Nullable String senderId,
      @About("the group, of which FromUserId is a member") @Required @GroupId String convId,
      Integer msgType,
      Long convMsgSeq,
      Integer editType,
      @Nullable NewMessageBody messageBody,
      @Nullable AtListInfo atListInfo,
      @Nullable Boolean isAtAll,
      @Nullable Integer subMsgType)
      implements EditParameters {}

  @Override
  public Answer<EditedMessage> handle(CallContext call, Request request) {
    MessageEdit edit = rules.check(call, request);
    users.requireOperator(call.appId(), request.fromUserId());
    return Answer.success(
        EditedMessage.of(
            changes.edit(new ConversationKey.Group(call.appId(), request.convId()), edit),
            call.nowMillis()));
  }
}
