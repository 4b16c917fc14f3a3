package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.room.RoomKey;
import dev.zimmer.room.RoomNumbers;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message to everybody in a room.
///
/// Source: ZIM server API, SendRoomMessage.
@Api(
    category = Category.MESSAGING,
    limit = @RateLimit(calls = 10),
    codes = {
      ReturnCode.BASE64_DECODE_FAILED,
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.ROOM_NOT_FOUND,
      ReturnCode.ROOM_RECEIPT_UNSUPPORTED
    })
public final class SendRoomMessage
    implements Action<SendRoomMessage.Request, SendRoomMessage.Response> {
  private final RoomMessages messages;
  private final ContentRules rules;
  private final Users users;

  SendRoomMessage(RoomMessages messages, ContentRules rules, Users users) {
    this.messages = messages;
    this.rules = rules;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who sends; registered, need not be in the room") @Required @UserId String fromUserId,
      @About("the room") @Required @RoomId String roomId,
      @About(
              "1 text, 2 command, 10 multi-item, 11 image, 12 file, 13 audio, 14 video, 20 barrage,"
                  + " 200 custom")
          @OneOf({1, 2, 10, 11, 12, 13, 14, 20, 200})
          Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @About("1 keeps the message from the sender's own clients; kept, there are no clients yet")
          @Default("1")
          @OneOf({0, 1})
          int senderUnaware)
      implements ContentParameters {}

  /// What the caller gets.
  public record Response(
      @About("the message's number in the room, from 1; left out for a command and a barrage")
          @Nullable Long msgSeq,
      @About("the message's id; grows with time, unique in the server")
          @Range(min = 1, max = Stamp.MAX)
          long msgId) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    Content content = rules.checkForRoom(request);
    users.requireOperator(call.appId(), request.fromUserId());
    RoomKey room = new RoomKey(call.appId(), request.roomId());
    if (!content.type().isStored()) {
      return Answer.success(new Response(null, messages.nextId(room, call.nowMillis())));
    }
    RoomNumbers sent =
        messages.send(
            room, call.nowMillis(), request.fromUserId(), content, request.senderUnaware() == 1);
    return Answer.success(new Response(sent.sequence(), sent.id()));
  }
}
