package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.list.ConversationLists;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pages through the groups that a user is a member of, in the order of their ids.
///
/// A `Next` is the id that the page before ended with, after a sign that tells it from the end.
///
/// Source: ZIM server API, QueryGroupsInfoOfUser.
@Api(category = Category.USER, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class QueryGroupsInfoOfUser
    implements Action<QueryGroupsInfoOfUser.Request, QueryGroupsInfoOfUser.Response> {
  private static final String END = "0";
  private static final String AFTER = ">";

  private final Groups groups;
  private final ConversationLists lists;

  QueryGroupsInfoOfUser(Groups groups, ConversationLists lists) {
    this.groups = groups;
    this.lists = lists;
  }

  /// What the caller sends.
  public record Request(
      @About("whose groups; registered") @Required @UserId String fromUserId,
      @About("how many groups a page has at most") @Required @Range(min = 1, max = 100)
          Integer limit,
      @About("empty or `0` for the first page, then the `NextRsp` of the page before") @Default("")
          String next) {}

  /// What the caller gets.
  public record Response(
      @About("what to send as `Next` for the next page, and nothing else; `0` if this was the last")
          String nextRsp,
      @About("how many groups the user is a member of") int hasJoinGroupNum,
      @About("the page") List<GroupInfo> groupInfoList) {}

  /// One group.
  public record GroupInfo(
      @About("its id") String groupId,
      @About("its name; may be empty") String groupName,
      @About("the address of its picture; may be empty") String groupAvatar) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String after = after(request.next());
    List<String> all =
        lists
            .groups(call.appId(), request.fromUserId())
            .orElseThrow(() -> Users.notRegistered(request.fromUserId()));
    List<String> rest = all.stream().filter(id -> id.compareTo(after) > 0).toList();
    List<String> page = rest.subList(0, Math.min(request.limit(), rest.size()));
    String next = page.size() == rest.size() ? END : AFTER + page.getLast();
    return Answer.success(new Response(next, all.size(), described(call.appId(), page)));
  }

  private List<GroupInfo> described(long appId, List<String> page) {
    Map<String, Group> found = groups.findAll(appId, page);
    List<GroupInfo> infos = new ArrayList<>();
    found.forEach(
        (id, group) -> infos.add(new GroupInfo(id, group.data().name(), group.data().avatar())));
    return infos;
  }

  /// The id behind which a page begins; empty, which is before all ids, for the first page.
  private static String after(String next) {
    if (next.isEmpty() || next.equals(END)) {
      return "";
    }
    if (!next.startsWith(AFTER) || !Require.isGroupId(next.substring(AFTER.length()))) {
      throw Require.invalid("Next", "must be empty, or the NextRsp of the page before");
    }
    return next.substring(AFTER.length());
  }
}
