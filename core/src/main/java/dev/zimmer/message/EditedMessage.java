package dev.zimmer.message;

import dev.zimmer.spec.About;
import dev.zimmer.spec.Range;
import dev.zimmer.stamp.Stamp;

/// What the caller of an edit gets.
public record EditedMessage(
    @About("how many edits there have been in the conversation") @Range(min = 1, max = Stamp.MAX)
        long stateMsgSeq,
    @About("how many of them of this message") @Range(min = 1, max = Stamp.MAX) long editMsgSeq,
    @About("when it was edited, in Unix seconds") long latestEditTime) {
  static EditedMessage of(MessageChanges.Edited edited, long millis) {
    return new EditedMessage(edited.inConversation(), edited.ofMessage(), millis / 1000);
  }
}
