package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
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

/// Pages through the communities of an app. There are none: only clients could make them.
///
/// Source: ZIM server API, QueryAppCommunityList.
@Api(category = Category.COMMUNITY, verb = Verb.GET, limit = @RateLimit(calls = 1))
public final class QueryAppCommunityList
    implements Action<QueryAppCommunityList.Request, QueryAppCommunityList.Response> {
  QueryAppCommunityList() {}

  /// What the caller sends.
  public record Request(
      @About("how many communities a page has at most")
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
      @About("how many communities there are: 0") long totalCount,
      @About("what to send as `Next` for the next page: 0, this was the last") long next,
      @About("the page; empty") List<Community> communityIdList) {}

  /// One community.
  public record Community(
      @About("its id") String communityId, @About("its name") String communityName) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    return Answer.success(new Response(0, 0, List.of()));
  }
}
