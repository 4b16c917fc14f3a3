package dev.zimmer.world;

import java.util.Optional;

/// One thing that did happen in an app, with the server's time of it in Unix milliseconds where
/// that matters.
sealed interface ModelEvent {
  record Registered(String user) implements ModelEvent {}

  record Blocked(String owner, String other, boolean blocked) implements ModelEvent {}

  record PeerMessage(String from, String to, boolean unaware, long time) implements ModelEvent {}

  record PeerImport(String from, String to, String owner, long time) implements ModelEvent {}

  record Created(String group) implements ModelEvent {}

  /// A user became a member.
  ///
  /// @param since the join time
  /// @param given whether the caller gave it
  record Joined(String group, String user, long since, boolean given) implements ModelEvent {}

  record Left(String group, String user) implements ModelEvent {}

  record Dismissed(String group) implements ModelEvent {}

  record GroupMessage(String group, String from, Optional<Step.Target> target, long time)
      implements ModelEvent {}

  record GroupImport(String group, long time) implements ModelEvent {}

  /// A user took a conversation out of their list, whether it was there or not.
  record Deleted(String user, Conversation conversation, long time) implements ModelEvent {}

  /// An entry's name: `ConvType` and `ConvId`.
  record Conversation(int type, String id) {
    static Conversation peer(String user) {
      return new Conversation(0, user);
    }

    static Conversation group(String group) {
      return new Conversation(2, group);
    }
  }
}
