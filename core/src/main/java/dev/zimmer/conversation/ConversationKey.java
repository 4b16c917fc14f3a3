package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;

/// A conversation among those of all apps, as nobody in particular sees it.
public sealed interface ConversationKey {
  /// The app.
  long appId();

  /// The name of its partition.
  Bytes partition();

  /// What a user has it as in their list.
  ConversationId seenBy(String userId);

  /// Which side a user's messages are on.
  Side sideOf(String userId);

  /// Which side's messages count as unread for a user.
  Side countedFor(String userId);

  /// What it is to a user of whom nothing is known in it.
  default View viewOfNewcomer() {
    return switch (this) {
      case Peer _ -> View.OF_PEER;
      case Group _ -> View.OUTSIDE;
    };
  }

  /// The conversation that a user has in their list.
  static ConversationKey of(long appId, String userId, ConversationId id) {
    return switch (id.type()) {
      case PEER -> new Peer(appId, userId, id.id());
      case GROUP -> new Group(appId, id.id());
    };
  }

  /// The one-to-one conversation of two users, the same in whichever order they are given.
  ///
  /// @param one the smaller id
  /// @param other the larger id
  record Peer(long appId, String one, String other) implements ConversationKey {
    /// Puts the two in order.
    public Peer {
      if (one.compareTo(other) > 0) {
        String larger = one;
        one = other;
        other = larger;
      }
    }

    @Override
    public Bytes partition() {
      return start(appId, ConversationType.PEER).text(one).text(other).build();
    }

    @Override
    public ConversationId seenBy(String userId) {
      return ConversationId.peer(userId.equals(one) ? other : one);
    }

    @Override
    public Side sideOf(String userId) {
      return userId.equals(one) ? Side.ONE : Side.OTHER;
    }

    @Override
    public Side countedFor(String userId) {
      return userId.equals(one) ? Side.OTHER : Side.ONE;
    }
  }

  /// The conversation of a group.
  record Group(long appId, String groupId) implements ConversationKey {
    @Override
    public Bytes partition() {
      return start(appId, ConversationType.GROUP).text(groupId).build();
    }

    @Override
    public ConversationId seenBy(String userId) {
      return ConversationId.group(groupId);
    }

    @Override
    public Side sideOf(String userId) {
      return Side.ONE;
    }

    @Override
    public Side countedFor(String userId) {
      return Side.ONE;
    }
  }

  private static KeyBuilder start(long appId, ConversationType type) {
    return new KeyBuilder().tag('c').number(appId).tag(type.tag());
  }
}
