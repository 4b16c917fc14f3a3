package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;

/// Takes a conversation out of one user's list until a later message reaches them. Messages stay,
/// and so do the lists of others. The deletion counts whether there is an entry or not: history may
/// be imported after it.
///
/// Source: ZIM server API, DeleteConv.
@Api(category = Category.CONVERSATION, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class DeleteConv implements Action<DeleteConv.Request, NoFields> {
  private final Conversations conversations;
  private final Users users;

  DeleteConv(Conversations conversations, Users users) {
    this.conversations = conversations;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("whose list; registered") @Required @UserId String fromUserId,
      @About("the other user's id, or the group's") @Required @UserId String convId,
      @About("0 one-to-one, 2 group") @Required @OneOf({0, 2}) Integer convType) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    ConversationId conversation = ConversationId.of("ConvId", request.convType(), request.convId());
    users.requireOperator(call.appId(), userId);
    // Whether a group exists is looked up in its change.
    if (conversation.type() == ConversationType.GROUP
        || users.isRegistered(call.appId(), conversation.id())) {
      conversations.hide(ConversationKey.of(call.appId(), userId, conversation), userId);
    }
    return Answer.success(new NoFields());
  }
}
