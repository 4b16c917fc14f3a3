package dev.zimmer.invitation;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;

/// The call invitations of all apps.
public final class Invitations {
  private static final Bytes KEY = new KeyBuilder().tag('c').build();

  private final StorageEngine engine;
  private final Conversations conversations;

  /// The invitations kept in a store.
  ///
  /// @param conversations gives them their ids
  public Invitations(StorageEngine engine, Conversations conversations) {
    this.engine = engine;
    this.conversations = conversations;
  }

  /// Invites.
  ///
  /// @return the id of the call, decimal digits
  String create(long appId, Invitation invitation) {
    String callId = Long.toString(conversations.nextId());
    engine.transact(
        partition(appId, callId),
        transaction -> {
          transaction.put(KEY, invitation.toBytes());
          return callId;
        });
    return callId;
  }

  /// Answers an invitation.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @throws ActionException CALL_NOT_FOUND, NOT_INVITED, CALL_ENDED, CALL_INVITATION_TIMED_OUT
  void answer(long appId, String callId, Invitation.Callee answer, long nowMillis) {
    engine.transact(
        partition(appId, callId),
        transaction -> {
          Invitation invitation =
              transaction
                  .get(KEY)
                  .map(Invitation::read)
                  .orElseThrow(() -> refused(ReturnCode.CALL_NOT_FOUND, callId));
          ReturnCode refusal = invitation.refusal(answer.userId(), nowMillis);
          if (refusal != ReturnCode.OK) {
            throw refused(refusal, callId);
          }
          transaction.put(KEY, invitation.with(answer).toBytes());
          return callId;
        });
  }

  private static ActionException refused(ReturnCode code, String callId) {
    return new ActionException(code).with("CallId", callId);
  }

  private static Bytes partition(long appId, String callId) {
    return new KeyBuilder().tag('i').number(appId).text(callId).build();
  }
}
