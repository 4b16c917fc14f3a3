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
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Recalls a message of a group: nobody can read it any more. It moves no list.
///
/// Source: ZIM server API, RevokeGroupMessage.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.MESSAGE_NOT_FOUND,
      ReturnCode.RECALL_NOT_BY_SENDER,
      ReturnCode.MESSAGE_ALREADY_RECALLED,
      ReturnCode.RECALL_WINDOW_EXCEEDED
    })
public final class RevokeGroupMessage implements Action<RevokeGroupMessage.Request, NoFields> {
  private final MessageChanges changes;
  private final Users users;

  RevokeGroupMessage(MessageChanges changes, Users users) {
    this.changes = changes;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who sent the message; registered") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the message's number in the conversation") @Required @Range(min = 1, max = Stamp.MAX)
          Long msgSeq,
      @About("what readers of the recalled message find with it; absent is empty")
          @Text(maxBytes = 200)
          @Nullable String payload,
      @About("how to push it; nothing is pushed") @Nullable Map<String, Object> offlinePush) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String sender = request.fromUserId();
    users.requireOperator(call.appId(), sender);
    String payload = request.payload() == null ? "" : request.payload();
    changes.recall(
        new ConversationKey.Group(call.appId(), request.groupId()),
        request.msgSeq(),
        new Fate.Recall(sender, call.nowMillis(), payload));
    return Answer.success(new NoFields());
  }
}
