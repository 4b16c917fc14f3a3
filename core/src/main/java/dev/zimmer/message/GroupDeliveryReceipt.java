package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;

/// Notes that a user has got messages of a group. It moves no list and clears no unread count.
///
/// Source: ZIM server API, GroupDeliveryReceipt.
@Api(
    category = Category.MESSAGING,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.GROUP_RECEIPT_FAILED})
public final class GroupDeliveryReceipt
    implements Action<GroupDeliveryReceipt.Request, GroupDeliveryReceipt.Response> {
  private final Receipts receipts;
  private final Users users;

  GroupDeliveryReceipt(Receipts receipts, Users users) {
    this.receipts = receipts;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who did; registered, a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      List<@Range(min = 1, max = Stamp.MAX) Long> convMsgSeq)
      implements ReceiptParameters {}

  /// What the caller gets.
  public record Response(
      @About("when they were delivered, in Unix milliseconds; if all were before, the latest time")
          long deliveredTime) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    return Answer.success(
        new Response(
            receipts.set(
                new ConversationKey.Group(call.appId(), request.groupId()),
                Receipts.Kind.DELIVERED,
                request,
                call.nowMillis())));
  }
}
