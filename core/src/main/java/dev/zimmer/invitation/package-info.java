/// Call invitations: who was invited into a call, and what they answered.
///
/// The partition of an invitation, `'i' appId callId`:
///
/// | key | value | kind | written by |
/// |---|---|---|---|
/// | `'c'` | [dev.zimmer.invitation.Invitation] | transactional | CallInvite, CallAccept, CallReject |
///
/// Nothing happens when the time of an invitation is over: whoever asks compares it with the clock,
/// so a restart in between makes no difference. What is over stays, so that it can be said that it
/// is.
@NullMarked
package dev.zimmer.invitation;

import org.jspecify.annotations.NullMarked;
