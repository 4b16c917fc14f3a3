package dev.zimmer.message;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.group.GroupRows;

/// Clears the messages of conversations away for one user alone. It costs the same however many
/// there are: one row of theirs says up to which number none is there for them.
public final class Clearings {
  private final Conversations conversations;

  /// @param conversations writes them
  public Clearings(Conversations conversations) {
    this.conversations = conversations;
  }

  void clear(ConversationKey.Peer conversation, String userId) {
    conversations.write(conversation, change -> change.clear(userId));
  }

  /// @throws ActionException GROUP_NOT_FOUND, and USER_NOT_IN_GROUP for one who never was a member
  void clear(ConversationKey.Group conversation, String userId) {
    conversations.write(
        conversation,
        change -> {
          new GroupRows(change).requireGroup();
          if (!change.hasBeenJoinedBy(userId) && !new GroupRows(change).isMember(userId)) {
            throw new ActionException(ReturnCode.USER_NOT_IN_GROUP);
          }
          return change.clear(userId);
        });
  }
}
