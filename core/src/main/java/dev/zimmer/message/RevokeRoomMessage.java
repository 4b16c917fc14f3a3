package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.room.RoomKey;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;

/// Takes back a message of a room.
///
/// Source: ZIM server API, RevokeRoomMessage.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.MESSAGE_NOT_FOUND,
      ReturnCode.MESSAGE_ALREADY_RECALLED,
      ReturnCode.RECALL_NOT_BY_SENDER,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.ROOM_NOT_FOUND
    })
public final class RevokeRoomMessage implements Action<RevokeRoomMessage.Request, NoFields> {
  private final RoomMessages messages;
  private final Users users;

  RevokeRoomMessage(RoomMessages messages, Users users) {
    this.messages = messages;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who sent the message; registered") @Required @UserId String fromUserId,
      @About("the room") @Required @RoomId @Alias("GroupId") String roomId,
      @About("the message's number in the room, as SendRoomMessage answered it")
          @Required
          @Range(min = 1, max = Stamp.MAX)
          Long msgSeq,
      @About("what is said about it; kept with the message") @Default("") @Text(maxBytes = 200)
          String payload) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    messages.recall(
        new RoomKey(call.appId(), request.roomId()),
        call.nowMillis(),
        request.fromUserId(),
        request.msgSeq(),
        request.payload());
    return Answer.success(new NoFields());
  }
}
