package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.group.Groups;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message to a group: to all its members, or to some of them.
///
/// Source: ZIM server API, SendGroupMessage.
public final class SendGroupMessage
    implements Action<SendGroupMessage.Request, SendGroupMessage.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final Users users;
  private final Groups groups;

  SendGroupMessage(Messages messages, ContentRules rules, Users users, Groups groups) {
    this.messages = messages;
    this.rules = rules;
    this.users = users;
    this.groups = groups;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the sender, registered; need not be a member
  /// @param groupId the group
  /// @param messageType the number of a [MessageType]
  /// @param priority 1 low, 2 medium, 3 high
  /// @param messageBody what the message says
  /// @param subMsgType 0 to 200, for custom messages; absent is 0
  /// @param searchedContent at most 64 bytes, for custom messages
  /// @param sendMsgOptions more options
  public record Request(
      @Nullable String fromUserId,
      @Nullable String groupId,
      @Nullable Integer messageType,
      @Nullable Integer priority,
      @Nullable Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @Nullable SendOptions sendMsgOptions)
      implements ContentParameters {}

  /// More options.
  ///
  /// @param noUnread true leaves the members' unread counts alone; absent is false
  /// @param targetOption who may see the message; absent is everybody
  public record SendOptions(@Nullable Boolean noUnread, @Nullable TargetOption targetOption) {}

  /// Who may see the message. It never counts as unread.
  ///
  /// @param receiverUserIds users
  /// @param inclusive true: only these; false or absent: all but these
  public record TargetOption(List<String> receiverUserIds, @Nullable Boolean inclusive) {}

  /// What the caller gets.
  ///
  /// @param msgSeq the message's number in the group; null for a command
  /// @param msgId the message's id
  public record Response(@Nullable Long msgSeq, long msgId) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.SEND_GROUP;
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = Require.userId("FromUserId", request.fromUserId());
    String groupId = Require.groupId("GroupId", request.groupId());
    Content content = rules.toSend(request);
    users.requireOperator(call.appId(), sender);
    if (!content.type().isStored()) {
      if (!groups.exists(call.appId(), groupId)) {
        throw new ActionException(ReturnCode.GROUP_NOT_FOUND);
      }
      return Answer.success(new Response(null, messages.nextId()));
    }
    Messages.Receipt receipt =
        messages.sendToGroup(
            call.appId(), sender, groupId, content, options(request.sendMsgOptions()));
    return Answer.success(new Response(receipt.sequence(), receipt.id()));
  }

  private static Message.Options options(@Nullable SendOptions sent) {
    if (sent == null) {
      return Message.Options.ORDINARY;
    }
    boolean noUnread = Boolean.TRUE.equals(sent.noUnread());
    TargetOption target = sent.targetOption();
    if (target == null) {
      return new Message.Options(noUnread, false, Audience.ALL, "");
    }
    boolean inclusive = Boolean.TRUE.equals(target.inclusive());
    List<String> userIds = List.copyOf(target.receiverUserIds());
    return new Message.Options(true, false, new Audience(true, inclusive, userIds), "");
  }
}
