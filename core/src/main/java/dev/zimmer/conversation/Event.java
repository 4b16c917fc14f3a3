package dev.zimmer.conversation;

import java.util.List;

/// Something that happened in a conversation. Each kind holds what somebody who hears it cannot
/// know otherwise; [Change] makes them.
public sealed interface Event {
  /// Where it happened.
  ConversationKey conversation();

  /// A one-to-one message was stored.
  ///
  /// @param place where it fell
  /// @param reached the users whose lists it moves: both, or one of them
  /// @param imported whether it was brought into the history and not sent
  record PeerMessage(
      ConversationKey.Peer conversation, Place place, List<String> reached, boolean imported)
      implements Event {}

  /// A message for all members of a group was stored.
  ///
  /// @param place where it fell
  /// @param head the position of the newest message for all, which may be another
  /// @param imported whether it was brought into the history and not sent
  record GroupMessage(ConversationKey.Group conversation, Place place, long head, boolean imported)
      implements Event {}

  /// A message for some members of a group was stored.
  ///
  /// @param place where it fell
  /// @param reached these members
  record TargetedMessage(ConversationKey.Group conversation, Place place, List<String> reached)
      implements Event {}

  /// Users became members of a group.
  ///
  /// @param members they, and since when messages count for them
  /// @param version a stamp larger than those of all changes of the group before
  record MembersJoined(
      ConversationKey.Group conversation, List<ConversationMember> members, long version)
      implements Event {}

  /// Members left a group, by themselves or not.
  ///
  /// @param members they, and since when messages counted for them
  /// @param version a stamp larger than those of all changes of the group before
  /// @param head the position of the newest message for all; [dev.zimmer.stamp.Stamp#NONE] if there
  ///   is none
  record MembersLeft(
      ConversationKey.Group conversation, List<ConversationMember> members, long version, long head)
      implements Event {}

  /// A group was dismissed, for ever.
  record Dismissed(ConversationKey.Group conversation) implements Event {}

  /// A user took a conversation out of their list.
  ///
  /// @param userId whose list
  /// @param millis what is not later than this is hidden, in Unix milliseconds; later messages are
  ///   later than this
  record Hidden(ConversationKey conversation, String userId, long millis) implements Event {}
}
