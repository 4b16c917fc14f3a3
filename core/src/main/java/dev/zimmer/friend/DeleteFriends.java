package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.List;

/// Ends friendships of a user, for them alone or for both.
///
/// Source: ZIM server API, DeleteFriends.
@Api(
    category = Category.USER,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.DUPLICATE_USER_ID,
      ReturnCode.CANNOT_UNFRIEND_SELF,
      ReturnCode.NOT_FRIENDS
    })
public final class DeleteFriends implements Action<DeleteFriends.Request, DeleteFriends.Response> {
  private final Users users;
  private final Friendships friendships;

  DeleteFriends(Users users, Friendships friendships) {
    this.users = users;
    this.friendships = friendships;
  }

  /// What the caller sends.
  public record Request(
      @About("whose friends; registered") @Required @UserId String fromUserId,
      @About("who is no friend any more; an element that names a user again fails")
          @Required
          @Size(max = 20, code = ReturnCode.FRIEND_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds,
      @About("0 ends it for both, 1 for FromUserId alone") @Required @OneOf({0, 1})
          Integer deleteType) {}

  /// What the caller gets.
  public record Response(
      @About("who was no friend; empty if all were") List<UserFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.fromUserId();
    users.requireOperator(call.appId(), owner);
    FriendBatch batch = new FriendBatch(request.userIds());
    if (batch.left().contains(owner)) {
      batch.put(owner, ReturnCode.CANNOT_UNFRIEND_SELF);
    }
    friendships
        .end(call.appId(), owner, batch.left(), request.deleteType() == 0)
        .forEach(batch::put);
    return batch.answer(Response::new);
  }
}
