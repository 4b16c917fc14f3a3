package dev.zimmer.invitation;

import dev.zimmer.action.Action;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class InvitationActions {
  private InvitationActions() {}

  /// All of them, over the given invitations and users.
  public static List<Action<?, ?>> all(Invitations invitations, Users users) {
    return List.of(
        new CallInvite(invitations, users),
        new CallAccept(invitations, users),
        new CallReject(invitations, users));
  }
}
