package dev.zimmer.invitation;

import dev.zimmer.spec.About;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;

/// The parameters of whoever answers an invitation.
interface AnswerParameters {
  @About("who answers; registered, and invited into the call")
  @Required
  @UserId
  String fromUserId();

  @About("the call, as CallInvite answered it")
  @Required
  @Text(minBytes = 1, maxBytes = 32)
  String callId();

  @About("what they say; kept with the call")
  @Default("")
  @Text(maxBytes = 2048)
  String extendedData();
}
