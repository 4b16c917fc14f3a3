package dev.zimmer.conversation;

import dev.zimmer.action.Require;

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

  /// The conversation that two parameters name.
  ///
  /// @param parameter the name of the parameter with the id
  /// @param number the number of a [ConversationType]
  /// @throws dev.zimmer.action.ActionException if it cannot be the id of a conversation of that
  ///   type
  public static ConversationId of(String parameter, int number, String id) {
    ConversationType type = ConversationType.of(number).orElseThrow();
    return switch (type) {
      case PEER -> peer(Require.that(parameter, id, Require::isUserId, Require.USER_ID_RULE));
      case GROUP -> group(Require.that(parameter, id, Require::isGroupId, Require.GROUP_ID_RULE));
    };
  }

  @Override
  public int compareTo(ConversationId other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : id.compareTo(other.id);
  }
}
