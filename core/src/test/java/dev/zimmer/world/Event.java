package dev.zimmer.world;

import java.util.Optional;

/// One thing that did happen in an app, with the server's time of it in Unix milliseconds where
/// that matters.
sealed interface Event {
  record Registered(String user) implements Event {}

  record Blocked(String owner, String other, boolean blocked) implements Event {}

  record PeerMessage(String from, String to, boolean unaware, long time) implements Event {}

  record PeerImport(String from, String to, String owner, long time) implements Event {}

  record Created(String group) implements Event {}

  /// A user became a member.
  ///
  /// @param since the join time
  /// @param given whether the caller gave it
  record Joined(String group, String user, long since, boolean given) implements Event {}

  record Left(String group, String user) implements Event {}

  record Dismissed(String group) implements Event {}

  record GroupMessage(String group, String from, Optional<Step.Target> target, long time)
      implements Event {}

  record GroupImport(String group, long time) implements Event {}

  record Deleted(String user, Conversation conversation, long time) implements Event {}

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
