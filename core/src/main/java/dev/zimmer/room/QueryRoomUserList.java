package dev.zimmer.room;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.presence.RoomPresence;
import dev.zimmer.presence.RoomUser;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.RoomId;
import dev.zimmer.spec.Verb;
import dev.zimmer.user.User;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Pages through everybody who is in a room.
///
/// Source: ZIM server API, QueryRoomUserList.
@Api(
    category = Category.ROOM,
    verb = Verb.GET,
    limit = @RateLimit(code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    failure = ReturnCode.ROOM_LOOKUP_FAILED,
    codes = {ReturnCode.ROOM_NOT_FOUND, ReturnCode.ROOM_USER_LIST_EMPTY})
public final class QueryRoomUserList
    implements Action<QueryRoomUserList.Request, QueryRoomUserList.Response> {
  private static final Pattern NEXT_FLAG = Pattern.compile("[0-9]{0,16}");

  private final Rooms rooms;
  private final Users users;
  private final RoomPresence presence;

  QueryRoomUserList(Rooms rooms, Users users, RoomPresence presence) {
    this.rooms = rooms;
    this.users = users;
    this.presence = presence;
  }

  /// What the caller sends.
  public record Request(
      @About("the room") @Required @RoomId String roomId,
      @About("0 for who came first first, 1 for who came last first")
          @Default("0")
          @EmptyIsAbsent
          @OneOf({0, 1})
          int mode,
      @About("0 or nothing for the first page, then the `NextFlag` of the page before") @Default("")
          String nextFlag,
      @About("how many users a page has at most")
          @Default("500")
          @EmptyIsAbsent
          @Corrected(max = 500)
          int limit) {}

  /// What the caller gets.
  public record Response(
      @About("how many users are in the room") int count,
      @About(
              "what to send as `NextFlag` for the next page, and nothing else; 0 if this was the"
                  + " last")
          String nextFlag,
      @About("the page") List<Member> userList) {}

  /// One user in the room.
  public record Member(
      @About("their id") String userId,
      @About("their name; empty if they have none") String userName) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    long after = numberOf(request.nextFlag());
    rooms.require(new RoomKey(call.appId(), request.roomId()), call.nowMillis());
    List<RoomUser> all = presence.usersIn(call.appId(), request.roomId());
    if (all.isEmpty()) {
      throw new ActionException(ReturnCode.ROOM_USER_LIST_EMPTY).with("RoomId", request.roomId());
    }
    boolean lastFirst = request.mode() == 1;
    List<RoomUser> rest =
        (lastFirst ? all.reversed() : all)
            .stream()
                .filter(user ->
                    after == 0 || (lastFirst ? user.number() < after : user.number() > after))
                .toList();
    List<RoomUser> page = rest.subList(0, Math.min(request.limit(), rest.size()));
    long next = page.size() == rest.size() ? 0 : page.getLast().number();
    return Answer.success(
        new Response(all.size(), Long.toString(next), described(call.appId(), page)));
  }

  private List<Member> described(long appId, List<RoomUser> page) {
    List<String> ids = page.stream().map(RoomUser::userId).toList();
    Map<String, User> profiles = users.findAll(appId, ids);
    return ids.stream()
        .map(id -> new Member(id, profiles.getOrDefault(id, new User(id, "", "")).name()))
        .toList();
  }

  private static long numberOf(String nextFlag) {
    if (!NEXT_FLAG.matcher(nextFlag).matches()) {
      throw Require.invalid("NextFlag", "must be the NextFlag of a page, or 0");
    }
    return nextFlag.isEmpty() ? 0 : Long.parseLong(nextFlag);
  }
}
