package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;

/// Ends all friendships of a user, for them alone or for all.
///
/// Source: ZIM server API, DeleteAllFriends.
@Api(category = Category.USER, verb = Verb.GET, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
@Alias("DeletedAllFriends")
public final class DeleteAllFriends implements Action<DeleteAllFriends.Request, NoFields> {
  private final Users users;
  private final Friendships friendships;

  DeleteAllFriends(Users users, Friendships friendships) {
    this.users = users;
    this.friendships = friendships;
  }

  /// What the caller sends.
  public record Request(
      @About("whose friends; registered") @Required @UserId String fromUserId,
      @About("0 ends it for all, 1 for FromUserId alone") @Required @OneOf({0, 1})
          Integer deleteType) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    friendships.endAll(call.appId(), request.fromUserId(), request.deleteType() == 0);
    return Answer.success(new NoFields());
  }
}
