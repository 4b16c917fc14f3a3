package dev.zimmer.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One thing that did happen in an app, with the server's time of it in Unix milliseconds where
/// that matters.
sealed interface ModelEvent {
  record Registered(String user) implements ModelEvent {}

  record Blocked(String owner, String other, boolean blocked) implements ModelEvent {}

  record PeerMessage(String from, String to, int type, boolean unaware, long time)
      implements ModelEvent {}

  record PeerImport(String from, String to, int type, String owner, long time)
      implements ModelEvent {}

  record Created(String group) implements ModelEvent {}

  /// A user became a member.
  ///
  /// @param since the join time
  /// @param given whether the caller gave it
  record Joined(String group, String user, long since, boolean given) implements ModelEvent {}

  record Left(String group, String user) implements ModelEvent {}

  record Dismissed(String group) implements ModelEvent {}

  record GroupMessage(String group, String from, int type, Optional<Step.Target> target, long time)
      implements ModelEvent {}

  record GroupImport(String group, String from, int type, long time) implements ModelEvent {}

  /// A message was recalled by its sender.
  record Recalled(Place place, long sequence) implements ModelEvent {}

  record Edited(Place place, long sequence) implements ModelEvent {}

  /// A user cleared all messages that a conversation had.
  record Cleared(String user, Place place) implements ModelEvent {}

  /// A conversation as nobody in particular sees it: a group, or two users.
  record Place(String group, Set<String> peers) {
    static Place of(String user, Conversation conversation) {
      return conversation.type() == 2
          ? new Place(conversation.id(), Set.of())
          : new Place("", new TreeSet<>(List.of(user, conversation.id())));
    }
  }

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
