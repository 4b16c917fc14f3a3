package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.group.Groups;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Optional;

/// Reads messages of a conversation by their numbers.
///
/// Source: ZIM server API, QueryMessagesByMsgSeq.
@Api(
    category = Category.MESSAGING,
    limit = @RateLimit(counting = "msgSeqList"),
    codes = {ReturnCode.USER_NOT_REGISTERED, ReturnCode.GROUP_NOT_FOUND})
public final class QueryMessagesByMsgSeq
    implements Action<QueryMessagesByMsgSeq.Request, QueryMessagesByMsgSeq.Response> {
  private final Messages messages;
  private final History history;
  private final MessageBodies bodies;
  private final Users users;
  private final Groups groups;

  QueryMessagesByMsgSeq(
      Messages messages, History history, MessageBodies bodies, Users users, Groups groups) {
    this.messages = messages;
    this.history = history;
    this.bodies = bodies;
    this.users = users;
    this.groups = groups;
  }

  /// What the caller sends.
  public record Request(
      @About("one of the two users, or any for a group; registered") @Required @UserId
          String fromUserId,
      @About("the other user's id, or the group's") @Required @UserId String convId,
      @About("0 one-to-one, 2 group") @Required @OneOf({0, 2}) Integer convType,
      @About("which messages; one that is named twice comes once") @Required @Size(max = 20)
          List<@Range(min = 1, max = Stamp.MAX) Long> msgSeqList) {}

  /// What the caller gets.
  public record Response(
      @About("the messages that there are for FromUserId, in the order asked for")
          List<HistoryMessage> messageList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    ConversationId id = ConversationId.of("ConvId", request.convType(), request.convId());
    if (!users.isRegistered(call.appId(), userId)) {
      throw new ActionException(ReturnCode.USER_NOT_REGISTERED, "FromUserId is not registered")
          .with("FromUserId", userId);
    }
    if (id.type() == ConversationType.GROUP && !groups.exists(call.appId(), id.id())) {
      throw new ActionException(ReturnCode.GROUP_NOT_FOUND).with("ConvId", id.id());
    }
    ConversationKey conversation = ConversationKey.of(call.appId(), userId, id);
    List<Long> sequences = request.msgSeqList().stream().distinct().toList();
    long cleared = history.clearedUpTo(conversation, userId);
    return Answer.success(
        new Response(
            messages.findAll(conversation.partition(), sequences).stream()
                .flatMap(Optional::stream)
                .filter(message -> message.isSeenBy(userId))
                .map(message -> bodies.readWithRecall(message, cleared))
                .toList()));
  }
}
