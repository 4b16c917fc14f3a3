package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.presence.RoomUser;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.Name;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.User;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of users whether they are in a room.
///
/// Source: ZIM server API, QueryRoomMembers.
@Api(
    category = Category.ROOM,
    verb = Verb.GET,
    limit =
        @RateLimit(calls = 5, per = Limit.Scope.ROOM, code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    codes = {ReturnCode.USER_NOT_LOGGED_IN, ReturnCode.USER_NOT_IN_ROOM})
public final class QueryRoomMembers
    implements Action<QueryRoomMembers.Request, QueryRoomMembers.Response> {
  private final Users users;
  private final RoomPresence presence;

  QueryRoomMembers(Users users, RoomPresence presence) {
    this.users = users;
    this.presence = presence;
  }

  /// What the caller sends.
  public record Request(
      @About("the users; who is named twice is answered once")
          @Required
          @Size(max = 10, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userId,
      @About("the room; nobody is in one that does not exist") @Required @RoomId(maxBytes = 128)
          String roomId) {}

  /// What the caller gets.
  public record Response(
      @About("who is in the room") List<Member> userList,
      @About("who is not; empty if all are") List<UserFailure> errorList) {}

  /// One user who is in the room.
  public record Member(
      @Name("user_id") @About("the id as it was sent") String userId,
      @Name("user_name") @About("their name; empty if they have none") String userName,
      @Name("avatar") @About("the address of their picture; empty if they have none") String avatar,
      @Name("extra") @About("more about them; empty if there is none") String extra) {
    static Member of(User user) {
      return new Member(user.id(), user.name(), user.avatar(), user.extra());
    }
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    Set<String> asked = new LinkedHashSet<>(request.userId());
    Map<String, User> registered = users.findAll(call.appId(), asked);
    Set<String> there =
        presence.usersIn(call.appId(), request.roomId()).stream()
            .map(RoomUser::userId)
            .collect(Collectors.toSet());
    Map<String, Batch.Outcome<Member>> outcomes = new LinkedHashMap<>();
    for (String id : asked) {
      outcomes.put(id, outcome(registered.get(id), there));
    }
    return Batch.of(outcomes)
        .answer((failures, members) -> new Response(members, UserFailure.of(failures)));
  }

  private static Batch.Outcome<Member> outcome(@Nullable User user, Set<String> there) {
    if (user == null) {
      return Batch.Outcome.failed(ReturnCode.USER_NOT_LOGGED_IN);
    }
    return there.contains(user.id())
        ? Batch.Outcome.of(Member.of(user))
        : Batch.Outcome.failed(ReturnCode.USER_NOT_IN_ROOM);
  }
}
