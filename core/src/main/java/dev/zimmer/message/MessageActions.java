package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.group.Groups;
import dev.zimmer.user.Blocklist;
import dev.zimmer.user.Users;
import java.util.List;

/// The actions of this package.
public final class MessageActions {
  private MessageActions() {}

  /// What the actions work on.
  ///
  /// @param messages puts messages into conversations
  /// @param roomMessages puts messages into rooms
  /// @param history reads them back
  /// @param bodies how they are given back
  /// @param rules what a message may be
  /// @param times how far back an import may reach
  /// @param changes recalls and edits messages
  /// @param edits what an edit may be
  /// @param clearings clears messages for one user
  /// @param receipts who got and read messages
  /// @param users who is registered
  /// @param blocklist who has blocked whom
  /// @param groups which groups there are
  public record Parts(
      Messages messages,
      RoomMessages roomMessages,
      History history,
      MessageBodies bodies,
      ContentRules rules,
      ImportTimes times,
      MessageChanges changes,
      EditRules edits,
      Clearings clearings,
      Receipts receipts,
      Users users,
      Blocklist blocklist,
      Groups groups) {}

  /// All of them.
  public static List<Action<?, ?>> all(Parts parts) {
    return List.of(
        new SendPeerMessage(parts.messages, parts.rules, parts.users, parts.blocklist),
        new SendGroupMessage(parts.messages, parts.rules, parts.users, parts.groups),
        new SendRoomMessage(parts.roomMessages, parts.rules, parts.users),
        new RevokeRoomMessage(parts.roomMessages, parts.users),
        new SendMessageToAllUsers(parts.rules, parts.users),
        new ImportPeerMsg(parts.messages, parts.rules, parts.times, parts.users),
        new ImportGroupMsg(parts.messages, parts.rules, parts.times, parts.users),
        new QueryPeerMsg(parts.history, parts.bodies, parts.users),
        new QueryGroupMsg(parts.history, parts.bodies, parts.groups),
        new QueryMessagesByMsgSeq(
            parts.messages, parts.history, parts.bodies, parts.users, parts.groups),
        new RevokePeerMessage(parts.changes, parts.users),
        new RevokeGroupMessage(parts.changes, parts.users),
        new EditC2cMsgBody(parts.changes, parts.edits, parts.users),
        new EditGroupMsgBody(parts.changes, parts.edits, parts.users),
        new ClearPeerMessage(parts.clearings, parts.users),
        new ClearMemberGroupMessage(parts.clearings, parts.users),
        new C2cReadReceipt(parts.receipts, parts.users),
        new C2cDeliveryReceipt(parts.receipts, parts.users),
        new GroupReadReceipt(parts.receipts, parts.users),
        new GroupDeliveryReceipt(parts.receipts, parts.users));
  }
}
