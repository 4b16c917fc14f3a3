package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.Users;
import org.jspecify.annotations.Nullable;

/// Ends a room, whoever is in it.
///
/// Source: ZIM server API, DestroyRoom.
@Api(
    category = Category.ROOM,
    verb = Verb.GET,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.ROOM_NOT_FOUND})
public final class DestroyRoom implements Action<DestroyRoom.Request, NoFields> {
  private final Rooms rooms;
  private final Users users;

  DestroyRoom(Rooms rooms, Users users) {
    this.rooms = rooms;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the room") @Required @RoomId String roomId,
      @About("who acts; registered, if there is one") @UserId @Nullable String fromUserId) {}

  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    users.requireOperatorIfNamed(call.appId(), request.fromUserId());
    rooms.destroy(new RoomKey(call.appId(), request.roomId()), call.nowMillis());
    return Answer.success(new NoFields());
  }
}
