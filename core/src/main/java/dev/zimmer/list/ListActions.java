package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class ListActions {
  private ListActions() {}

  /// What the actions work on.
  ///
  /// @param conversations what happens in conversations
  /// @param users who is registered
  /// @param lists everybody's lists
  /// @param settings what users set for their conversations
  /// @param memberships who is in which group
  public record Parts(
      Conversations conversations,
      Users users,
      ConversationLists lists,
      ConversationSettings settings,
      Memberships memberships) {}

  /// All of them.
  public static List<Action<?, ?>> all(Parts parts) {
    return List.of(
        new QueryConversationList(parts.lists),
        new DeleteConv(parts.conversations, parts.users),
        new ClearConversationUnread(parts.conversations, parts.lists),
        new ConvPinned(parts.users, parts.settings),
        new SilenceConvNotification(parts.users, parts.memberships, parts.settings),
        new SetConvMark(parts.users, parts.memberships, parts.settings));
  }
}
