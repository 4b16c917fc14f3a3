package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class ListActions {
  private ListActions() {}

  /// All of them, over the given store, users and lists.
  public static List<Action<?, ?>> all(
      StorageEngine engine, StampClock clock, Users users, ConversationLists lists) {
    return List.of(new QueryConversationList(lists), new DeleteConv(engine, clock, users, lists));
  }
}
