package dev.zimmer.invitation;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;

/// Accepts an invitation into a call, for somebody who was invited.
///
/// Source: ZIM server API, CallAccept.
@Api(
    category = Category.CALL_INVITATION,
    verb = Verb.GET,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.CALL_NOT_FOUND,
      ReturnCode.CALL_ENDED,
      ReturnCode.CALL_INVITATION_TIMED_OUT,
      ReturnCode.NOT_INVITED
    })
public final class CallAccept implements Action<CallAccept.Request, NoFields> {
  private final Invitations invitations;
  private final Users users;

  CallAccept(Invitations invitations, Users users) {
    this.invitations = invitations;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(String fromUserId, String callId, String extendedData)
      implements AnswerParameters {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Invitation.Callee answer =
        new Invitation.Callee(request.fromUserId(), CalleeState.ACCEPTED, request.extendedData());
    invitations.answer(call.appId(), request.callId(), answer, call.nowMillis());
    return Answer.success(new NoFields());
  }
}
