package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;

/// Notes that a user has read messages of a one-to-one conversation. It moves no list and clears no
/// unread count.
///
/// Source: ZIM server API, C2cReadReceipt.
@Api(
    category = Category.MESSAGING,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.PEER_RECEIPT_FAILED})
public final class C2cReadReceipt
    implements Action<C2cReadReceipt.Request, C2cReadReceipt.Response> {
  private final Receipts receipts;
  private final Users users;

  C2cReadReceipt(Receipts receipts, Users users) {
    this.receipts = receipts;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who did; registered") @Required @UserId String fromUserId,
      @About("the other of the two") @Required @UserId String convId,
      List<@Range(min = 1, max = Stamp.MAX) Long> convMsgSeq)
      implements ReceiptParameters {}

  /// What the caller gets.
  public record Response(
      @About("when they were read, in Unix milliseconds; if all were before, the latest time")
          long readTime) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    return Answer.success(
        new Response(
            receipts.set(
                new ConversationKey.Peer(call.appId(), request.fromUserId(), request.convId()),
                Receipts.Kind.READ,
                request,
                call.nowMillis())));
  }
}
