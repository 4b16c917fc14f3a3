package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings a one-to-one message of the past into the history and list of one of the two users. For
/// both, it is called twice.
///
/// Source: ZIM server API, ImportPeerMsg.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.USER_NOT_REGISTERED
    })
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
  public record Request(
      @About("who sent it; registered") @Required @UserId String fromUserId,
      @About("who received it; registered, not the sender") @Required @UserId String toUserId,
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      long sendMessageTime,
      @About("in whose history and list: FromUserId or ToUserId") @Required @UserId
          String importedUserId)
      implements ImportParameters {}

  /// What the caller gets.
  public record Response(
      @About("the message's id, decimal digits") String msgId,
      @About("the message's number in the conversation, in the order of the calls") long msgSeq) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = request.fromUserId();
    String receiver = request.toUserId();
    String owner = request.importedUserId();
    if (sender.equals(receiver)) {
      throw Require.invalid("ToUserId", "must differ from FromUserId");
    }
    if (!owner.equals(sender) && !owner.equals(receiver)) {
      throw Require.invalid("ImportedUserId", "must be FromUserId or ToUserId");
    }
    Content content = rules.check(request);
    long millis = times.check(request.sendMessageTime(), call.nowMillis());
    users.requireOperator(call.appId(), sender);
    if (!users.isRegistered(call.appId(), receiver)) {
      throw new ActionException(ReturnCode.USER_NOT_REGISTERED, "ToUserId is not registered")
          .with("ToUserId", receiver);
    }
    Messages.Stored stored =
        messages.importToPeer(call.appId(), sender, receiver, content, millis, owner);
    return Answer.success(new Response(Long.toString(stored.id()), stored.sequence()));
  }
}
