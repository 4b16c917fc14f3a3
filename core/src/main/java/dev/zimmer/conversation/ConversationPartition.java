package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;

/// The names of the partitions of conversations.
public final class ConversationPartition {
  private ConversationPartition() {}

  /// The partition of the one-to-one conversation of two users, in whichever order they are given.
  public static Bytes peer(long appId, String one, String other) {
    boolean inOrder = one.compareTo(other) <= 0;
    return start(appId, ConversationType.PEER)
        .text(inOrder ? one : other)
        .text(inOrder ? other : one)
        .build();
  }

  /// The partition of a group.
  public static Bytes group(long appId, String groupId) {
    return start(appId, ConversationType.GROUP).text(groupId).build();
  }

  /// The partition of the conversation that `userId` has in his list as `conversation`.
  public static Bytes of(long appId, String userId, ConversationId conversation) {
    return switch (conversation.type()) {
      case PEER -> peer(appId, userId, conversation.id());
      case GROUP -> group(appId, conversation.id());
    };
  }

  private static KeyBuilder start(long appId, ConversationType type) {
    return new KeyBuilder().tag('c').number(appId).tag(type.tag());
  }
}
