package dev.zimmer.group;

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
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.User;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pages through the members of a group, in the order in which they joined.
///
/// Source: ZIM server API, QueryGroupMemberList.
@Api(
    category = Category.GROUP,
    limit = @RateLimit(code = ReturnCode.QUERY_GROUP_MEMBERS_RATE_LIMITED),
    failure = ReturnCode.GROUP_MEMBER_QUERY_FAILED,
    codes = ReturnCode.GROUP_NOT_FOUND)
public final class QueryGroupMemberList
    implements Action<QueryGroupMemberList.Request, QueryGroupMemberList.Response> {
  private final Groups groups;
  private final Members members;
  private final Users users;

  QueryGroupMemberList(Groups groups, Members members, Users users) {
    this.groups = groups;
    this.members = members;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the group") @Required @GroupId String groupId,
      @About("how many members a page has at most")
          @Default("1000")
          @EmptyIsAbsent
          @Corrected(max = 1000)
          int limit,
      @About("0 or nothing for the first page, then the `Next` of the page before")
          @Default("0")
          @EmptyIsAbsent
          @Range(min = 0, max = Stamp.MAX)
          long next) {}

  /// What the caller gets.
  public record Response(
      @About("how many members there are") long totalCount,
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long next,
      @About("the page; who joined first comes first") List<ListedMember> memberList) {}

  /// One member.
  public record ListedMember(
      @About("their id") String userId,
      @About("their name; empty if they have none") String userName,
      @About("their name in the group; empty if they have none") String userNickName,
      @About("1 the owner, 2 an administrator, 3 an ordinary member, else a role of the app's own")
          int role) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    long appId = call.appId();
    String groupId = request.groupId();
    Group group = groups.require(appId, groupId);
    Members.Page page = members.page(appId, groupId, group, request.limit(), request.next());
    Map<String, User> profiles = users.findAll(appId, page.members().keySet());
    List<ListedMember> listed = new ArrayList<>();
    page.members()
        .forEach((userId, member) -> {
          User user = profiles.getOrDefault(userId, new User(userId, "", ""));
          int role = group.roleOf(userId, member);
          listed.add(new ListedMember(userId, user.name(), member.nickname(), role));
        });
    return Answer.success(new Response(group.memberCount(), page.next(), listed));
  }
}
