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
  /// @param headForMost the position of the newest message for all or for most
  /// @param imported whether it was brought into the history and not sent
  record GroupMessage(
      ConversationKey.Group conversation,
      Place place,
      long head,
      long headForMost,
      boolean imported)
      implements Event {}

  /// A message for all members of a group but some was stored.
  ///
  /// @param place where it fell
  /// @param headForMost the position of the newest message for all or for most
  /// @param excluded those whom it does not reach; empty also if somebody's list cannot tell it
  ///   from a message of the same position that reached all
  record MessageForMost(
      ConversationKey.Group conversation, Place place, long headForMost, List<Exclusion> excluded)
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
  /// @param excluded those of them for whom messages of before count, but not the ones for most
  /// @param version a stamp larger than those of all changes of the group before
  record MembersJoined(
      ConversationKey.Group conversation,
      List<ConversationMember> members,
      List<Exclusion> excluded,
      long version)
      implements Event {}

  /// Members left a group, by themselves or not.
  ///
  /// @param leavers they
  /// @param version a stamp larger than those of all changes of the group before
  record MembersLeft(ConversationKey.Group conversation, List<Leaver> leavers, long version)
      implements Event {}

  /// Somebody who left a group.
  ///
  /// @param member they, and since when messages counted for them
  /// @param head the position of the newest message for all or for most that reached them;
  ///   [dev.zimmer.stamp.Stamp#NONE] if there is none
  record Leaver(ConversationMember member, long head) {}

  /// A group was dismissed, for ever.
  record Dismissed(ConversationKey.Group conversation) implements Event {}

  /// A user took a conversation out of their list.
  ///
  /// @param userId whose list
  /// @param millis what is not later than this is hidden, in Unix milliseconds; later messages are
  ///   later than this
  record Hidden(ConversationKey conversation, String userId, long millis) implements Event {}
}
