package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.List;

/// Reads all attributes of a room.
///
/// Source: ZIM server API, QueryRoomAttribute.
@Api(
    category = Category.ROOM,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.ROOM_NOT_FOUND})
public final class QueryRoomAttribute
    implements Action<QueryRoomAttribute.Request, QueryRoomAttribute.Response> {
  private final Rooms rooms;
  private final Users users;

  QueryRoomAttribute(Rooms rooms, Users users) {
    this.rooms = rooms;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who asks; registered, need not be in the room") @Required @UserId String fromUserId,
      @About("the room") @Required @RoomId String roomId) {}

  /// What the caller gets.
  public record Response(
      @About("how many changes of one attribute there were in the room") long attributeSeq,
      @About("those that are set, by Seq") List<Attribute> attributes) {}

  /// One attribute.
  public record Attribute(
      @About("its name") String key,
      @About("its value") String value,
      @About("the number of the change that set it") long seq,
      @About("1 if it goes when who set it leaves the room") @OneOf({0, 1}) int autoDelete) {
    static Attribute of(RoomAttribute kept) {
      return new Attribute(kept.key(), kept.value(), kept.sequence(), kept.autoDelete() ? 1 : 0);
    }
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    RoomAttributes attributes =
        rooms.attributes(new RoomKey(call.appId(), request.roomId()), call.nowMillis());
    return Answer.success(
        new Response(attributes.sequence(), attributes.all().stream().map(Attribute::of).toList()));
  }
}
