package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.List;

/// Creates a room. Nobody is in it then, not even who creates it.
///
/// Source: ZIM server API, CreateRoom.
@Api(
    category = Category.ROOM,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.ROOM_ALREADY_EXISTS})
public final class CreateRoom implements Action<CreateRoom.Request, CreateRoom.Response> {
  private static final int MAX_DESTROY_DELAY_SECONDS = 10_800;

  private final Rooms rooms;
  private final Users users;

  CreateRoom(Rooms rooms, Users users) {
    this.rooms = rooms;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, and does not come into the room by it") @Required @UserId
          String fromUserId,
      @About("the room's id; that of a room that has ended can be used again") @Required @RoomId
          String roomId,
      @About("its name; kept, there is no client yet that would show it")
          @Default("")
          @Text(maxBytes = 64)
          String roomName,
      @About(
              "how many seconds it lasts while nobody is in it, from its creation on; with 0 it"
                  + " ends at once if nobody is")
          @Default("10800")
          @Range(min = 0, max = MAX_DESTROY_DELAY_SECONDS)
          int destroyDelayTime,
      @About("its first attributes; of a key that comes twice the last counts")
          @Size(max = RoomAttributes.MAX_COUNT)
          List<Attribute> attributes) {}

  /// One attribute.
  public record Attribute(
      @About("its name") @Required @Text(minBytes = 1, maxBytes = 16) String key,
      @About("its value") @Required @Text(maxBytes = 1024) String value,
      @About("1 if it goes when FromUserId, having come into the room, leaves it")
          @Default("0")
          @OneOf({0, 1})
          int autoDelete) {}

  /// What the caller gets.
  public record Response(
      @About("how many changes of one attribute there were in the room") long attributeSeq) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    RoomAttributes attributes = attributes(request);
    users.requireOperator(call.appId(), request.fromUserId());
    Room room = Room.created(request.roomName(), call.nowMillis(), request.destroyDelayTime());
    RoomKey key = new RoomKey(call.appId(), request.roomId());
    if (!rooms.create(key, room, attributes, call.nowMillis())) {
      throw new ActionException(ReturnCode.ROOM_ALREADY_EXISTS).with("RoomId", request.roomId());
    }
    return Answer.success(new Response(attributes.sequence()));
  }

  private static RoomAttributes attributes(Request request) {
    RoomAttributes attributes = RoomAttributes.NONE;
    for (Attribute sent : request.attributes()) {
      attributes =
          attributes
              .with(sent.key(), sent.value(), sent.autoDelete() == 1, request.fromUserId())
              .orElseThrow(() -> Require.invalid("Attributes", RoomAttributes.RULE));
    }
    return attributes;
  }
}
