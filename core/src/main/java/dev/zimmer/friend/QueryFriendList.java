package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EmptyIsAbsent;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.User;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pages through a user's friends, the newest friendship first.
///
/// Source: ZIM server API, QueryFriendList.
@Api(category = Category.USER, verb = Verb.GET, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class QueryFriendList
    implements Action<QueryFriendList.Request, QueryFriendList.Response> {
  private final Users users;
  private final Friends friends;

  QueryFriendList(Users users, Friends friends) {
    this.users = users;
    this.friends = friends;
  }

  /// What the caller sends.
  public record Request(
      @About("whose friends; registered") @Required @UserId String fromUserId,
      @About("how many friends a page has at most")
          @Default("100")
          @EmptyIsAbsent
          @Corrected(max = 100)
          int limit,
      @About("0 or nothing for the first page, then the `Next` of the page before")
          @Default("0")
          @EmptyIsAbsent
          @Range(min = 0, max = Stamp.MAX)
          long next) {}

  /// What the caller gets.
  public record Response(
      @About("how many friends there are") @Range(min = 0, max = Friends.MAX_FRIENDS)
          long totalCount,
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long next,
      @About("the page; the newest friendship comes first") List<FriendInfo> friendInfos) {}

  /// One friend.
  public record FriendInfo(
      @About("their id") String userId,
      @About("their name; empty if they have none") String userName,
      @About("the address of their picture; empty if they have none") String avatar,
      @About("what was said when they became friends; may be empty") String wording,
      @About("what FromUserId calls them; may be empty") String friendAlias,
      @About("since when they are friends, in Unix milliseconds") long createTime,
      @About("what FromUserId keeps with them") List<Attribute> attributes) {
    static FriendInfo of(Friend friend, User user) {
      List<Attribute> attributes = new ArrayList<>();
      friend.attributes().forEach((key, value) -> attributes.add(new Attribute(key, value)));
      return new FriendInfo(
          friend.userId(),
          user.name(),
          user.avatar(),
          friend.wording(),
          friend.alias(),
          friend.sinceMillis(),
          attributes);
    }
  }

  /// One attribute.
  public record Attribute(
      @About("`k0`, `k1`, `k2`, `k3` or `k4`") String key,
      @About("what is kept under it") String value) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Friends.Page page =
        friends.page(call.appId(), request.fromUserId(), request.next(), request.limit());
    Map<String, User> profiles =
        users.findAll(call.appId(), page.friends().stream().map(Friend::userId).toList());
    List<FriendInfo> infos =
        page.friends().stream()
            .map(friend -> {
              String id = friend.userId();
              return FriendInfo.of(friend, profiles.getOrDefault(id, new User(id, "", "")));
            })
            .toList();
    return Answer.success(new Response(page.total(), page.next(), infos));
  }
}
