package dev.zimmer.conversation;

/// Which conversation an entry of somebody's list is. A user and a group may have the same id; the
/// type tells them apart.
///
/// @param type one-to-one or group
/// @param id the other user's id, or the group's
public record ConversationId(ConversationType type, String id)
    implements Comparable<ConversationId> {
  /// The one-to-one conversation with a user.
  public static ConversationId peer(String userId) {
    return new ConversationId(ConversationType.PEER, userId);
  }

  /// The conversation of a group.
  public static ConversationId group(String groupId) {
    return new ConversationId(ConversationType.GROUP, groupId);
  }

  @Override
  public int compareTo(ConversationId other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : id.compareTo(other.id);
  }
}
