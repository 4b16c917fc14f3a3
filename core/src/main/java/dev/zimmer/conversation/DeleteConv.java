package dev.zimmer.conversation;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Users;

/// Takes a conversation out of one user's list until a later message reaches him. Messages stay,
/// and so do the lists of others.
///
/// Source: ZIM server API, DeleteConv.
@Api(category = Category.CONVERSATION, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class DeleteConv implements Action<DeleteConv.Request, NoFields> {
  private final StorageEngine engine;
  private final StampClock clock;
  private final Users users;
  private final ConversationLists lists;

  DeleteConv(StorageEngine engine, StampClock clock, Users users, ConversationLists lists) {
    this.engine = engine;
    this.clock = clock;
    this.users = users;
    this.lists = lists;
  }

  /// What the caller sends.
  public record Request(
      @About("whose list; registered") @Required @UserId String fromUserId,
      @About("the other user's id, or the group's") @Required @UserId String convId,
      @About("0 one-to-one, 2 group") @Required @OneOf({0, 2}) Integer convType) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    ConversationId conversation = ConversationId.of("ConvId", request.convType(), request.convId());
    users.requireOperator(call.appId(), userId);
    // Deleting what is not in the list is done already.
    if (lists.isListed(call.appId(), userId, conversation)) {
      delete(call.appId(), userId, conversation);
    }
    return Answer.success(new NoFields());
  }

  private void delete(long appId, String userId, ConversationId conversation) {
    engine.transact(
        ConversationPartition.of(appId, userId, conversation),
        transaction -> {
          Timeline timeline = Timeline.read(transaction);
          long millis = timeline.deletionMillis(clock);
          timeline.withFloor(millis + 1).write(transaction, clock);
          new ListChange(lists, transaction, appId).deleted(userId, conversation, millis);
          return true;
        });
  }
}
