package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings a message of the past into the history of a group, and into the lists of the members who
/// had joined by then.
///
/// Source: ZIM server API, ImportGroupMsg.
public final class ImportGroupMsg
    implements Action<ImportGroupMsg.Request, ImportGroupMsg.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final ImportTimes times;
  private final Users users;

  ImportGroupMsg(Messages messages, ContentRules rules, ImportTimes times, Users users) {
    this.messages = messages;
    this.rules = rules;
    this.times = times;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the sender, registered; need not be a member
  /// @param groupId the group
  /// @param messageType the number of a [MessageType], not 2
  /// @param priority 1 low, 2 medium, 3 high
  /// @param messageBody what the message says
  /// @param subMsgType 0 to 200; needed for custom messages
  /// @param searchedContent at most 64 bytes, for custom messages
  /// @param sendMessageTime when it was sent: Unix milliseconds, not later than now; absent or 0 is
  ///   now
  public record Request(
      @Nullable String fromUserId,
      @Nullable String groupId,
      @Nullable Integer messageType,
      @Nullable Integer priority,
      @Nullable Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @Nullable Long sendMessageTime)
      implements ContentParameters {}

  /// What the caller gets.
  ///
  /// @param msgSeq the message's number in the group
  public record Response(long msgSeq) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.STANDARD;
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = Require.userId("FromUserId", request.fromUserId());
    String groupId = Require.groupId("GroupId", request.groupId());
    Content content = rules.toImport(request);
    long millis = times.check(request.sendMessageTime(), call.nowMillis());
    users.requireOperator(call.appId(), sender);
    Messages.Receipt receipt =
        messages.importToGroup(call.appId(), sender, groupId, content, millis);
    return Answer.success(new Response(receipt.sequence()));
  }
}
