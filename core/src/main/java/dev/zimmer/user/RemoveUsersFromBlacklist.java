package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Unblocks users: their one-to-one messages reach the user who had blocked them again.
///
/// Source: ZIM server API, RemoveUsersFromBlacklist.
@Api(
    category = Category.USER,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.CANNOT_BLOCK_SELF,
      ReturnCode.NOT_BLOCKED,
      ReturnCode.UNBLOCK_ALL_FAILED
    })
public final class RemoveUsersFromBlacklist
    implements Action<RemoveUsersFromBlacklist.Request, RemoveUsersFromBlacklist.Response> {
  private final Users users;
  private final Blocklist blocklist;

  RemoveUsersFromBlacklist(Users users, Blocklist blocklist) {
    this.users = users;
    this.blocklist = blocklist;
  }

  /// What the caller sends.
  public record Request(
      @About("who has blocked them; registered") @Required @UserId String fromUserId,
      @About("whom to unblock; who is named twice counts once")
          @Required
          @Size(max = 20, code = ReturnCode.BLOCKLIST_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds) {}

  /// What the caller gets.
  public record Response(
      @About("who was not unblocked; empty if all were") List<UserFailure> errList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.fromUserId();
    users.requireOperator(call.appId(), owner);
    Set<String> others = new LinkedHashSet<>(request.userIds());
    List<String> possible = others.stream().filter(Require::isUserId).toList();
    Set<String> unblocked = blocklist.unblock(call.appId(), owner, possible);
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    others.forEach(other -> codes.put(other, codeOf(other, owner, unblocked)));
    return Batch.ofCodes(codes)
        .answer(
            ReturnCode.UNBLOCK_ALL_FAILED, (failures, _) -> new Response(UserFailure.of(failures)));
  }

  private static ReturnCode codeOf(String other, String owner, Set<String> unblocked) {
    if (other.equals(owner)) {
      return ReturnCode.CANNOT_BLOCK_SELF;
    }
    return unblocked.contains(other) ? ReturnCode.OK : ReturnCode.NOT_BLOCKED;
  }
}
