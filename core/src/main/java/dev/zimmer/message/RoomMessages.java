package dev.zimmer.message;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.room.RoomKey;
import dev.zimmer.room.RoomNumbers;
import dev.zimmer.room.Rooms;

/// Puts messages into rooms and takes them back. They are in nobody's list of conversations.
public final class RoomMessages {
  private final Rooms rooms;
  private final Conversations conversations;

  /// The messages of rooms.
  ///
  /// @param conversations gives them their ids
  public RoomMessages(Rooms rooms, Conversations conversations) {
    this.rooms = rooms;
    this.conversations = conversations;
  }

  /// Sends a message of a kind that is stored.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @return its number and id
  /// @throws ActionException ROOM_NOT_FOUND
  RoomNumbers send(
      RoomKey room, long nowMillis, String sender, Content content, boolean senderUnaware) {
    return rooms.change(
        room,
        nowMillis,
        rows -> {
          RoomNumbers before = rows.numbers();
          RoomNumbers numbers =
              new RoomNumbers(before.sequence() + 1, conversations.nextIdAfter(before.id()));
          RoomMessage message =
              new RoomMessage(
                  numbers.sequence(), numbers.id(), sender, content, senderUnaware, null);
          rows.addMessage(numbers, message.toBytes());
          return numbers;
        });
  }

  /// An id for a message that is not stored.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @throws ActionException ROOM_NOT_FOUND
  long nextId(RoomKey room, long nowMillis) {
    rooms.require(room, nowMillis);
    return conversations.nextId();
  }

  /// Takes a message back.
  ///
  /// @param nowMillis the time, in Unix milliseconds
  /// @param sender the user who sent it
  /// @param sequence its number
  /// @param payload what is said about it; may be empty
  /// @throws ActionException ROOM_NOT_FOUND, MESSAGE_NOT_FOUND, RECALL_NOT_BY_SENDER,
  ///   MESSAGE_ALREADY_RECALLED
  void recall(RoomKey room, long nowMillis, String sender, long sequence, String payload) {
    rooms.change(
        room,
        nowMillis,
        rows -> {
          RoomMessage message =
              rows.message(sequence)
                  .map(RoomMessage::read)
                  .orElseThrow(() -> new ActionException(ReturnCode.MESSAGE_NOT_FOUND));
          if (!message.sender().equals(sender)) {
            throw new ActionException(ReturnCode.RECALL_NOT_BY_SENDER);
          }
          if (message.recall() != null) {
            throw new ActionException(ReturnCode.MESSAGE_ALREADY_RECALLED);
          }
          rows.putMessage(sequence, message.recalled(payload).toBytes());
          return sequence;
        });
  }
}
