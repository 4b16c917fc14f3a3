package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes users out of a room.
///
/// Source: ZIM server API, KickoutRoomUser.
@Api(
    category = Category.ROOM,
    verb = Verb.GET,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.ROOM_NOT_FOUND,
      ReturnCode.ROOM_USER_NOT_FOUND
    })
public final class KickoutRoomUser implements Action<KickoutRoomUser.Request, NoFields> {
  private final Rooms rooms;
  private final Users users;
  private final RoomPresence presence;

  KickoutRoomUser(Rooms rooms, Users users, RoomPresence presence) {
    this.rooms = rooms;
    this.users = users;
    this.presence = presence;
  }

  /// What the caller sends.
  public record Request(
      @About("the room") @Required @RoomId String roomId,
      @About("the users to take out; one of them has to be in the room")
          @Required
          @Size(max = 50, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          List<@UserId String> userId,
      @About("why, at best in 32 bytes; there is no client yet that would be told") @Default("")
          String customReason,
      @About("who acts; registered, if there is one") @UserId @Nullable String fromUserId) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperatorIfNamed(call.appId(), request.fromUserId());
    rooms.require(new RoomKey(call.appId(), request.roomId()), call.nowMillis());
    if (presence.remove(call.appId(), request.roomId(), request.userId()).isEmpty()) {
      throw new ActionException(ReturnCode.ROOM_USER_NOT_FOUND).with("RoomId", request.roomId());
    }
    return Answer.success(new NoFields());
  }
}
