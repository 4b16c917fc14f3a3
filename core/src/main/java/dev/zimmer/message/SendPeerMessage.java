package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Blocklist;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message from one user to up to 100 others, to each in a conversation of their own.
///
/// Source: ZIM server API, SendPeerMessage.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.BASE64_DECODE_FAILED,
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.USER_NOT_REGISTERED,
      ReturnCode.SENDER_BLOCKED_BY_RECEIVER
    })
public final class SendPeerMessage
    implements Action<SendPeerMessage.Request, SendPeerMessage.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final Users users;
  private final Blocklist blocklist;

  SendPeerMessage(Messages messages, ContentRules rules, Users users, Blocklist blocklist) {
    this.messages = messages;
    this.rules = rules;
    this.users = users;
    this.blocklist = blocklist;
  }

  /// What the caller sends.
  public record Request(
      @About("who sends; registered") @Required @UserId String fromUserId,
      @About("who receives, FromUserId not among them; who is named twice gets one message")
          @Required
          @Size(max = 100, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> toUserId,
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @About("1 leaves the sender's list as it was") @Default("0") @OneOf({0, 1}) int senderUnaware,
      @About("more options") @Nullable SendOptions sendMsgOptions)
      implements ContentParameters {}

  /// More options.
  public record SendOptions(
      @About("whether the message leaves unread counts alone") @Default("false")
          boolean noUnread) {}

  /// What the caller gets.
  public record Response(
      @About("whom it did not reach; empty if it reached all") List<UserFailure> errorList,
      @About("whom it reached") List<Success> succList) {}

  /// One receiver it was sent to.
  public record Success(
      @About("the receiver") String userId,
      @About("the message's id, decimal digits; grows with time, unique in the server")
          String msgId,
      @About(
              "the message's number in the conversation, from 1, one numbering for both sides; left"
                  + " out for a command")
          @Nullable Long msgSeq) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = request.fromUserId();
    if (request.toUserId().contains(sender)) {
      throw Require.invalid("ToUserId", "must not contain FromUserId");
    }
    Content content = rules.check(request);
    users.requireOperator(call.appId(), sender);

    SendOptions sent = request.sendMsgOptions();
    boolean noUnread = sent != null && sent.noUnread();
    Message.Options options =
        new Message.Options(noUnread, request.senderUnaware() == 1, Audience.ALL, "");
    return Batch.each(
            request.toUserId(), receiver -> send(call.appId(), sender, receiver, content, options))
        .answer((failures, successes) -> new Response(UserFailure.of(failures), successes));
  }

  private Batch.Outcome<Success> send(
      long appId, String sender, String receiver, Content content, Message.Options options) {
    if (!users.isRegistered(appId, receiver)) {
      return Batch.Outcome.failed(ReturnCode.USER_NOT_REGISTERED);
    }
    if (blocklist.isBlocked(appId, receiver, sender)) {
      return Batch.Outcome.failed(ReturnCode.SENDER_BLOCKED_BY_RECEIVER);
    }
    if (!content.type().isStored()) {
      return Batch.Outcome.of(new Success(receiver, Long.toString(messages.nextId()), null));
    }
    Messages.Stored stored = messages.sendToPeer(appId, sender, receiver, content, options);
    return Batch.Outcome.of(new Success(receiver, Long.toString(stored.id()), stored.sequence()));
  }
}
