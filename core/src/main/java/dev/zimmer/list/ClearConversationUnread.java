package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;

/// Says that a user has read all of a conversation in their list. It moves no list.
///
/// Source: ZIM server API, ClearConversationUnread.
@Api(
    category = Category.CONVERSATION,
    verb = Verb.GET,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.CONVERSATION_NOT_FOUND})
public final class ClearConversationUnread
    implements Action<ClearConversationUnread.Request, NoFields> {
  private final Conversations conversations;
  private final ConversationLists lists;

  ClearConversationUnread(Conversations conversations, ConversationLists lists) {
    this.conversations = conversations;
    this.lists = lists;
  }

  /// What the caller sends.
  public record Request(
      @About("whose list; registered") @Required @UserId String fromUserId,
      @About("the other user's id, or the group's") @Required @UserId String convId,
      @About("0 one-to-one, 2 group") @Required @OneOf({0, 2}) Integer convType) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    ConversationId id = ConversationId.of("ConvId", request.convType(), request.convId());
    boolean isThere =
        lists
            .has(call.appId(), userId, id)
            .orElseThrow(() -> new ActionException(ReturnCode.OPERATOR_NOT_REGISTERED));
    if (!isThere) {
      throw new ActionException(ReturnCode.CONVERSATION_NOT_FOUND).with("ConvId", id.id());
    }
    conversations.markRead(ConversationKey.of(call.appId(), userId, id), userId);
    return Answer.success(new NoFields());
  }
}
