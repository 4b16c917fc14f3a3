package dev.zimmer.user;

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
import java.util.List;
import java.util.Map;

/// Pages through all whom a user has blocked, those who were blocked last first.
///
/// Source: ZIM server API, QueryBlacklist.
@Api(category = Category.USER, verb = Verb.GET, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class QueryBlacklist
    implements Action<QueryBlacklist.Request, QueryBlacklist.Response> {
  private static final long MAX_NEXT = (1L << 53) - 1;

  private final Users users;
  private final Blocklist blocklist;

  QueryBlacklist(Users users, Blocklist blocklist) {
    this.users = users;
    this.blocklist = blocklist;
  }

  /// What the caller sends.
  public record Request(
      @About("whose blocklist; registered") @Required @UserId String fromUserId,
      @About("how many users a page has at most")
          @Default("100")
          @EmptyIsAbsent
          @Corrected(max = 100)
          int limit,
      @About("0 or nothing for the first page, then the `Next` of the page before")
          @Default("0")
          @EmptyIsAbsent
          @Range(min = 0, max = MAX_NEXT)
          long next) {}

  /// What the caller gets.
  public record Response(
      @About("how many users are blocked") @Range(min = 0, max = Blocklist.MAX_BLOCKED)
          int totalCount,
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = MAX_NEXT)
          long next,
      @About("the page; who was blocked last comes first") List<BlockedUser> blacklist) {}

  /// One user who is blocked.
  public record BlockedUser(
      @About("their id") String userId,
      @About("their name; empty if they have none") String userName,
      @About("the address of their picture; empty if they have none") String avatar,
      @About("since when they are blocked, in Unix milliseconds") long updateTime) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    List<BlockedUsers.Block> all = blocklist.all(call.appId(), request.fromUserId()).newestFirst();
    List<BlockedUsers.Block> rest =
        all.stream()
            .filter(block -> request.next() == 0 || block.number() < request.next())
            .toList();
    List<BlockedUsers.Block> page = rest.subList(0, Math.min(request.limit(), rest.size()));
    long next = page.size() == rest.size() ? 0 : page.getLast().number();
    return Answer.success(new Response(all.size(), next, described(call.appId(), page)));
  }

  private List<BlockedUser> described(long appId, List<BlockedUsers.Block> page) {
    Map<String, User> profiles =
        users.findAll(appId, page.stream().map(BlockedUsers.Block::userId).toList());
    return page.stream()
        .map(block -> {
          String id = block.userId();
          User user = profiles.getOrDefault(id, new User(id, "", ""));
          return new BlockedUser(id, user.name(), user.avatar(), block.sinceMillis());
        })
        .toList();
  }
}
