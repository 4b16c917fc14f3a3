package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.Blocklist;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message from one user to up to 100 others, to each in a conversation of their own.
///
/// Source: ZIM server API, SendPeerMessage.
public final class SendPeerMessage
    implements Action<SendPeerMessage.Request, SendPeerMessage.Response> {
  private static final int MOST_RECEIVERS = 100;

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
  ///
  /// @param fromUserId the sender, registered
  /// @param toUserId 1 to 100 receivers, the sender not among them
  /// @param messageType the number of a [MessageType]
  /// @param priority 1 low, 2 medium, 3 high
  /// @param messageBody what the message says
  /// @param subMsgType 0 to 200, for custom messages; absent is 0
  /// @param searchedContent at most 64 bytes, for custom messages
  /// @param senderUnaware 1: the sender's list stays as it is; 0 or absent: it moves
  /// @param sendMsgOptions more options
  public record Request(
      @Nullable String fromUserId,
      List<String> toUserId,
      @Nullable Integer messageType,
      @Nullable Integer priority,
      @Nullable Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @Nullable Integer senderUnaware,
      @Nullable SendOptions sendMsgOptions)
      implements ContentParameters {}

  /// More options.
  ///
  /// @param noUnread true leaves the receiver's unread count alone; absent is false
  public record SendOptions(@Nullable Boolean noUnread) {}

  /// What the caller gets.
  ///
  /// @param errorList the receivers it was not sent to; empty if it was sent to all
  /// @param succList the receivers it was sent to
  public record Response(List<Failure> errorList, List<Success> succList) {}

  /// One receiver it was not sent to.
  ///
  /// @param userId the id as it was sent
  /// @param subCode the number of a [ReturnCode]
  public record Failure(String userId, int subCode) {}

  /// One receiver it was sent to.
  ///
  /// @param userId his id
  /// @param msgId the message's id, decimal digits
  /// @param msgSeq the message's number in the conversation; null for a command
  public record Success(String userId, String msgId, @Nullable Long msgSeq) {}

  private sealed interface Outcome {
    record Sent(String msgId, @Nullable Long msgSeq) implements Outcome {}

    record Refused(ReturnCode code) implements Outcome {}
  }

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.STANDARD;
  }

  @Override
  public Response failure() {
    return new Response(List.of(), List.of());
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = Require.userId("FromUserId", request.fromUserId());
    List<String> receivers = Require.notEmpty("ToUserId", request.toUserId());
    if (receivers.size() > MOST_RECEIVERS) {
      throw new ActionException(ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          .with("ToUserId", receivers.size());
    }
    if (receivers.contains(sender)) {
      throw Require.invalid("ToUserId", "must not contain FromUserId");
    }
    boolean unaware = Require.inRange("SenderUnaware", request.senderUnaware(), 0, 1, 0) == 1;
    Content content = rules.toSend(request);
    users.requireOperator(call.appId(), sender);

    SendOptions sent = request.sendMsgOptions();
    boolean noUnread = sent != null && Boolean.TRUE.equals(sent.noUnread());
    Message.Options options = new Message.Options(noUnread, unaware, Audience.ALL, "");
    List<String> distinct = List.copyOf(new LinkedHashSet<>(receivers));
    List<Outcome> outcomes =
        Batch.forEach(
            distinct,
            receiver -> send(call.appId(), sender, receiver, content, options),
            receiver -> new Outcome.Refused(ReturnCode.INTERNAL));
    return answer(distinct, outcomes);
  }

  private Outcome send(
      long appId, String sender, String receiver, Content content, Message.Options options) {
    if (!users.isRegistered(appId, receiver)) {
      return new Outcome.Refused(ReturnCode.USER_NOT_REGISTERED);
    }
    if (blocklist.isBlocked(appId, receiver, sender)) {
      return new Outcome.Refused(ReturnCode.SENDER_BLOCKED_BY_RECEIVER);
    }
    if (!content.type().isStored()) {
      return new Outcome.Sent(Long.toString(messages.nextId()), null);
    }
    Messages.Receipt receipt = messages.sendToPeer(appId, sender, receiver, content, options);
    return new Outcome.Sent(Long.toString(receipt.id()), receipt.sequence());
  }

  private static Answer<Response> answer(List<String> receivers, List<Outcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    List<Success> successes = new ArrayList<>();
    List<ReturnCode> codes = new ArrayList<>();
    for (int i = 0; i < receivers.size(); i++) {
      String receiver = receivers.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Sent(String msgId, Long msgSeq) ->
            successes.add(new Success(receiver, msgId, msgSeq));
        case Outcome.Refused(ReturnCode code) -> {
          failures.add(new Failure(receiver, code.number()));
          codes.add(code);
        }
      }
    }
    Response response = new Response(failures, successes);
    return successes.isEmpty()
        ? Answer.allFailed(codes.getFirst(), response)
        : Answer.success(response);
  }
}
