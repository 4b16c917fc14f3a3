package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings a one-to-one message of the past into the history and list of one of the two users. For
/// both, it is called twice.
///
/// Source: ZIM server API, ImportPeerMsg.
public final class ImportPeerMsg implements Action<ImportPeerMsg.Request, ImportPeerMsg.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final ImportTimes times;
  private final Users users;

  ImportPeerMsg(Messages messages, ContentRules rules, ImportTimes times, Users users) {
    this.messages = messages;
    this.rules = rules;
    this.times = times;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId the sender, registered
  /// @param toUserId the receiver, registered, not the sender
  /// @param messageType the number of a [MessageType], not 2
  /// @param priority 1 low, 2 medium, 3 high
  /// @param messageBody what the message says
  /// @param subMsgType 0 to 200; needed for custom messages
  /// @param searchedContent at most 64 bytes, for custom messages
  /// @param sendMessageTime when it was sent: Unix milliseconds, not later than now; absent or 0 is
  ///   now
  /// @param importedUserId in whose history and list: the sender or the receiver
  public record Request(
      @Nullable String fromUserId,
      @Nullable String toUserId,
      @Nullable Integer messageType,
      @Nullable Integer priority,
      @Nullable Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @Nullable Long sendMessageTime,
      @Nullable String importedUserId)
      implements ContentParameters {}

  /// What the caller gets.
  ///
  /// @param msgId the message's id, decimal digits
  /// @param msgSeq the message's number in the conversation
  public record Response(String msgId, long msgSeq) {}

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
    String receiver = Require.userId("ToUserId", request.toUserId());
    String owner = Require.userId("ImportedUserId", request.importedUserId());
    if (sender.equals(receiver)) {
      throw Require.invalid("ToUserId", "must differ from FromUserId");
    }
    if (!owner.equals(sender) && !owner.equals(receiver)) {
      throw Require.invalid("ImportedUserId", "must be FromUserId or ToUserId");
    }
    Content content = rules.toImport(request);
    long millis = times.check(request.sendMessageTime(), call.nowMillis());
    users.requireOperator(call.appId(), sender);
    if (!users.isRegistered(call.appId(), receiver)) {
      throw new ActionException(ReturnCode.USER_NOT_REGISTERED, "ToUserId is not registered")
          .with("ToUserId", receiver);
    }
    Messages.Receipt receipt =
        messages.importToPeer(call.appId(), sender, receiver, content, millis, owner);
    return Answer.success(new Response(Long.toString(receipt.id()), receipt.sequence()));
  }
}
