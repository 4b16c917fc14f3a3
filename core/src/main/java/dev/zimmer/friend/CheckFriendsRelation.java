package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
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
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says whether a user has others as friends, and if wanted whether they have the user.
///
/// Source: ZIM server API, CheckFriendsRelation.
@Api(
    category = Category.USER,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.USER_NOT_REGISTERED})
public final class CheckFriendsRelation
    implements Action<CheckFriendsRelation.Request, CheckFriendsRelation.Response> {
  private static final int ONE_WAY_NO = 1;
  private static final int ONE_WAY_YES = 2;
  private static final int NEITHER = 3;
  private static final int ONLY_OWN = 4;
  private static final int ONLY_THEIRS = 5;
  private static final int BOTH = 6;

  private final Users users;
  private final Friends friends;

  CheckFriendsRelation(Users users, Friends friends) {
    this.users = users;
    this.friends = friends;
  }

  /// What the caller sends.
  public record Request(
      @About("whose friends; registered") @Required @UserId String fromUserId,
      @About("who may be a friend; who is named twice is answered once")
          @Required
          @Size(max = 20)
          @EachAlone
          List<@UserId String> userIds,
      @About("0 looks into the lists of both, 1 into that of FromUserId alone")
          @Required
          @OneOf({0, 1})
          Integer checkType) {}

  /// What the caller gets.
  public record Response(
      @About("of whom it can be said") List<Relation> successes,
      @About("of whom it cannot; empty if it can of all") List<Failure> fails) {}

  /// How the user stands to one other.
  public record Relation(
      @About("the id as it was sent") String userId,
      @About(
              "with CheckType 1: 1 no friend, 2 a friend; with CheckType 0: 3 neither has the"
                  + " other, 4 only FromUserId has them, 5 only they have FromUserId, 6 both")
          @OneOf({1, 2, 3, 4, 5, 6})
          int relation) {}

  /// One of whom it cannot be said.
  public record Failure(
      @About("the id as it was sent") String userId,
      @About("why it cannot, a return code") int subCode,
      @About("with CheckType 0 what the list of FromUserId says: 1 no friend, 2 a friend")
          @OneOf({1, 2})
          @Nullable Integer relation) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.fromUserId();
    users.requireOperator(call.appId(), owner);
    boolean bothWays = request.checkType() == 0;
    Set<String> registered = users.registeredAmong(call.appId(), request.userIds());
    Set<String> own = friends.look(call.appId(), owner, request.userIds()).friends();
    Set<String> theirs = bothWays ? friends.whoHave(call.appId(), registered, owner) : Set.of();
    Map<String, Batch.Outcome<Relation>> outcomes = new LinkedHashMap<>();
    for (String other : request.userIds()) {
      boolean isOwn = own.contains(other);
      int relation = bothWays ? bothWays(isOwn, theirs.contains(other)) : oneWay(isOwn);
      outcomes.put(
          other,
          registered.contains(other)
              ? Batch.Outcome.of(new Relation(other, relation))
              : Batch.Outcome.failed(ReturnCode.USER_NOT_REGISTERED));
    }
    return Batch.of(outcomes)
        .answer((failures, relations) ->
            new Response(
                relations, failures.stream().map(f -> failure(f, own, bothWays)).toList()));
  }

  private static Failure failure(Batch.Failed<String> failed, Set<String> own, boolean bothWays) {
    Integer relation = bothWays ? oneWay(own.contains(failed.item())) : null;
    return new Failure(failed.item(), failed.code().number(), relation);
  }

  private static int oneWay(boolean isOwn) {
    return isOwn ? ONE_WAY_YES : ONE_WAY_NO;
  }

  private static int bothWays(boolean isOwn, boolean isTheirs) {
    if (isOwn) {
      return isTheirs ? BOTH : ONLY_OWN;
    }
    return isTheirs ? ONLY_THEIRS : NEITHER;
  }
}
