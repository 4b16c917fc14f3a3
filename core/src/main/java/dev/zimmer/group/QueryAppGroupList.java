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
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Verb;
import dev.zimmer.stamp.Stamp;
import java.util.List;

/// Pages through the groups of an app, in the order of their creation.
///
/// Source: ZIM server API, QueryAppGroupList.
@Api(
    category = Category.GROUP,
    verb = Verb.GET,
    limit = @RateLimit(calls = 1, code = ReturnCode.QUERY_APP_GROUPS_RATE_LIMITED),
    failure = ReturnCode.GROUP_LIST_QUERY_FAILED)
public final class QueryAppGroupList
    implements Action<QueryAppGroupList.Request, QueryAppGroupList.Response> {
  private final AppGroups appGroups;

  QueryAppGroupList(AppGroups appGroups) {
    this.appGroups = appGroups;
  }

  /// What the caller sends.
  public record Request(
      @About("how many groups a page has at most")
          @Default("10000")
          @EmptyIsAbsent
          @Corrected(max = 10_000)
          int limit,
      @About("0 or nothing for the first page, then the `Next` of the page before")
          @Default("0")
          @EmptyIsAbsent
          @Range(min = 0, max = Stamp.MAX)
          long next) {}

  /// What the caller gets.
  public record Response(
      @About("how many groups there are") long totalCount,
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long next,
      @About("the page; which group was created first comes first") List<NamedGroup> groupIdList) {}

  /// One group.
  public record NamedGroup(
      @About("its id") String groupId, @About("its name; may be empty") String groupName) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    AppGroups.Page<AppGroups.Listed> page =
        appGroups.groups(call.appId(), request.limit(), request.next());
    return Answer.success(
        new Response(
            appGroups.count(call.appId(), call.nowMillis()),
            page.next(),
            page.rows().stream()
                .map(each -> new NamedGroup(each.groupId(), each.name()))
                .toList()));
  }
}
