package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class ListActions {
  private ListActions() {}

  /// All of them, over the given conversations, users and lists.
  public static List<Action<?, ?>> all(
      Conversations conversations, Users users, ConversationLists lists) {
    return List.of(new QueryConversationList(lists), new DeleteConv(conversations, users, lists));
  }
}
