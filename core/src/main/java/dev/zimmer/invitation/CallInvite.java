package dev.zimmer.invitation;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Invites users into a call. Only users can be invited who are registered.
///
/// Source: ZIM server API, CallInvite.
@Api(
    category = Category.CALL_INVITATION,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.CALLEES_NOT_REGISTERED})
public final class CallInvite implements Action<CallInvite.Request, CallInvite.Response> {
  private static final int MAX_TIMEOUT_SECONDS = 600;
  private static final int DEFAULT_TIMEOUT_SECONDS = 90;

  private final Invitations invitations;
  private final Users users;

  CallInvite(Invitations invitations, Users users) {
    this.invitations = invitations;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who calls; registered") @Required @UserId String fromUserId,
      @About("whom, FromUserId not among them; who is named twice is invited once")
          @Required
          @Size(max = 9, code = ReturnCode.CALLEE_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userIds,
      @About("how many seconds there are to answer; 0 is 90")
          @Default("90")
          @EmptyIsAbsent
          @Range(min = 0, max = MAX_TIMEOUT_SECONDS)
          int timeout,
      @About("what the caller says; kept with the call") @Default("") @Text(maxBytes = 2048)
          String extendedData,
      @About("how to push to devices; checked, nothing is pushed yet")
          @Nullable OfflinePush offlinePush) {}

  /// How to push to devices.
  public record OfflinePush(
      @About("1 if there is to be a push") @Default("0") @OneOf({0, 1}) int enable,
      @About("its title") @Default("") String title,
      @About("its text") @Default("") String content,
      @About("whatever the caller's own clients understand") @Default("") String payload) {}

  /// What the caller gets.
  public record Response(
      @About("the id of the call, decimal digits; left out if there is none")
          @Nullable String callId,
      @About("when it was created, in Unix milliseconds; left out if there is none")
          @Nullable Long createTime,
      @About("who was not invited; empty if all were") List<UserFailure> errorUsers) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Set<String> registered = users.registeredAmong(call.appId(), request.userIds());
    request.userIds().forEach(callee -> codes.put(callee, check(request, registered, callee)));
    List<Invitation.Callee> callees =
        codes.keySet().stream()
            .filter(callee -> codes.get(callee) == ReturnCode.OK)
            .map(Invitation.Callee::invited)
            .toList();
    @Nullable String callId =
        callees.isEmpty()
            ? null
            : invitations.create(call.appId(), invitation(call, request, callees));
    @Nullable Long created = callId == null ? null : call.nowMillis();
    return Batch.ofCodes(codes)
        .answer((failures, _) -> new Response(callId, created, UserFailure.of(failures)));
  }

  private static ReturnCode check(Request request, Set<String> registered, String callee) {
    if (callee.equals(request.fromUserId())) {
      return ReturnCode.INVALID_ARGUMENT;
    }
    return registered.contains(callee) ? ReturnCode.OK : ReturnCode.CALLEES_NOT_REGISTERED;
  }

  private static Invitation invitation(
      CallContext call, Request request, List<Invitation.Callee> callees) {
    int timeout = request.timeout() == 0 ? DEFAULT_TIMEOUT_SECONDS : request.timeout();
    return new Invitation(
        request.fromUserId(), call.nowMillis(), timeout, request.extendedData(), callees);
  }
}
