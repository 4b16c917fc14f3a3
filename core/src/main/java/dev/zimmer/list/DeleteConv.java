package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.Require;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Takes a conversation out of one user's list until a later message reaches him. Messages stay,
/// and so do the lists of others.
///
/// Source: ZIM server API, DeleteConv.
public final class DeleteConv implements Action<DeleteConv.Request, NoFields> {
  private final Conversations conversations;
  private final Users users;
  private final ConversationLists lists;

  DeleteConv(Conversations conversations, Users users, ConversationLists lists) {
    this.conversations = conversations;
    this.users = users;
    this.lists = lists;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId whose list
  /// @param convId the other user's id, or the group's
  /// @param convType 0 one-to-one, 2 group
  public record Request(
      @Nullable String fromUserId, @Nullable String convId, @Nullable Integer convType) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.STANDARD;
  }

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = Require.userId("FromUserId", request.fromUserId());
    ConversationId conversation = conversation(request);
    users.requireOperator(call.appId(), userId);
    // Deleting what is not in the list is done already.
    if (lists.isListed(call.appId(), userId, conversation)) {
      conversations.hide(ConversationKey.of(call.appId(), userId, conversation), userId);
    }
    return Answer.success(new NoFields());
  }

  private static ConversationId conversation(Request request) {
    int number = Require.present("ConvType", request.convType());
    ConversationType type =
        ConversationType.of(number)
            .orElseThrow(() -> Require.invalid("ConvType", "must be 0 or 2"));
    String id =
        switch (type) {
          case PEER -> Require.userId("ConvId", request.convId());
          case GROUP -> Require.groupId("ConvId", request.convId());
        };
    return new ConversationId(type, id);
  }
}
