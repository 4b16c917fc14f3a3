package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says of users whether a user has blocked them.
///
/// Source: ZIM server API, CheckUsersIsInBlacklist.
@Api(
    category = Category.USER,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.USER_NOT_REGISTERED})
@Alias("CheckUsersIsInBlacklis")
public final class CheckUsersIsInBlacklist
    implements Action<CheckUsersIsInBlacklist.Request, CheckUsersIsInBlacklist.Response> {
  private final Users users;
  private final Blocklist blocklist;

  CheckUsersIsInBlacklist(Users users, Blocklist blocklist) {
    this.users = users;
    this.blocklist = blocklist;
  }

  /// What the caller sends.
  public record Request(
      @About("who may have blocked them; registered") @Required @UserId String fromUserId,
      @About("who may be blocked; who is named twice is answered once")
          @Required
          @Size(max = 20, code = ReturnCode.BLOCKLIST_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds) {}

  /// What the caller gets.
  public record Response(
      @About("of whom it can be said") List<Relation> succ,
      @About("of whom it cannot; empty if it can of all") List<UserFailure> errList) {}

  /// Whether one user is blocked.
  public record Relation(
      @About("the id as it was sent") String userId,
      @About("1 if FromUserId has blocked them, 0 if not") @OneOf({0, 1}) int result) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Set<String> others = new LinkedHashSet<>(request.userIds());
    Set<String> registered = users.registeredAmong(call.appId(), others);
    Set<String> blocked = blocklist.blockedAmong(call.appId(), request.fromUserId(), registered);
    Map<String, Batch.Outcome<Relation>> outcomes = new LinkedHashMap<>();
    for (String other : others) {
      outcomes.put(
          other,
          registered.contains(other)
              ? Batch.Outcome.of(new Relation(other, blocked.contains(other) ? 1 : 0))
              : Batch.Outcome.failed(ReturnCode.USER_NOT_REGISTERED));
    }
    return Batch.of(outcomes)
        .answer((failures, relations) -> new Response(relations, UserFailure.of(failures)));
  }
}
