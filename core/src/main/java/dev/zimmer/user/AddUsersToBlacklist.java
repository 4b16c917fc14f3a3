package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Blocks users: their one-to-one messages do not reach the user who blocked them any more.
///
/// Source: ZIM server API, AddUsersToBlacklist.
@Api(
    category = Category.USER,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.USER_NOT_REGISTERED,
      ReturnCode.ALREADY_BLOCKED,
      ReturnCode.CANNOT_BLOCK_SELF,
      ReturnCode.BLOCKLIST_FULL,
      ReturnCode.BLOCK_ALL_FAILED
    })
public final class AddUsersToBlacklist
    implements Action<AddUsersToBlacklist.Request, AddUsersToBlacklist.Response> {
  private final Users users;
  private final Blocklist blocklist;

  AddUsersToBlacklist(Users users, Blocklist blocklist) {
    this.users = users;
    this.blocklist = blocklist;
  }

  /// What the caller sends.
  public record Request(
      @About("who blocks; registered") @Required @UserId String fromUserId,
      @About("whom; who is named twice is blocked once")
          @Required
          @Size(max = 20, code = ReturnCode.BLOCKLIST_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds) {}

  /// What the caller gets.
  public record Response(
      @About("who was not blocked; empty if all were") List<UserFailure> errList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.fromUserId();
    users.requireOperator(call.appId(), owner);
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Set<String> registered = users.registeredAmong(call.appId(), request.userIds());
    request.userIds().forEach(other -> codes.put(other, check(registered, owner, other)));
    List<String> right = new ArrayList<>(codes.keySet());
    right.removeIf(other -> codes.get(other) != ReturnCode.OK);
    blocklist
        .block(call.appId(), owner, right, call.nowMillis())
        .forEach((other, blocking) -> codes.put(other, codeOf(blocking)));
    return Batch.ofCodes(codes)
        .answer(
            ReturnCode.BLOCK_ALL_FAILED, (failures, _) -> new Response(UserFailure.of(failures)));
  }

  private static ReturnCode check(Set<String> registered, String owner, String other) {
    if (other.equals(owner)) {
      return ReturnCode.CANNOT_BLOCK_SELF;
    }
    return registered.contains(other) ? ReturnCode.OK : ReturnCode.USER_NOT_REGISTERED;
  }

  private static ReturnCode codeOf(Blocklist.Blocking blocking) {
    return switch (blocking) {
      case DONE -> ReturnCode.OK;
      case REPEATED -> ReturnCode.ALREADY_BLOCKED;
      case FULL -> ReturnCode.BLOCKLIST_FULL;
    };
  }
}
