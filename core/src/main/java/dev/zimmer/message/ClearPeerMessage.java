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
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;

/// Clears all messages of a one-to-one conversation for one user alone; nothing is unread for them
/// then. What comes later they see, and their entry stays in their list where it is.
///
/// Source: ZIM server API, ClearPeerMessage.
@Api(category = Category.MESSAGING, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class ClearPeerMessage implements Action<ClearPeerMessage.Request, NoFields> {
  private final Clearings clearings;
  private final Users users;

  ClearPeerMessage(Clearings clearings, Users users) {
    this.clearings = clearings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("for whom; registered") @Required @UserId String fromUserId,
      @About("the other of the two") @Required @UserId String toUserId) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    users.requireOperator(call.appId(), userId);
    clearings.clear(new ConversationKey.Peer(call.appId(), userId, request.toUserId()), userId);
    return Answer.success(new NoFields());
  }
}
