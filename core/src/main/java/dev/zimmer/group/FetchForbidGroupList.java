package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Pages through the groups of an app in which somebody is muted now.
///
/// Source: ZIM server API, FetchForbidGroupList.
@Api(
    category = Category.GROUP,
    failure = ReturnCode.LOGIC_ERROR,
    codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class FetchForbidGroupList
    implements Action<FetchForbidGroupList.Request, FetchForbidGroupList.Response> {
  private static final int PAGE = 10_000;

  private final AppGroups appGroups;
  private final Users users;

  FetchForbidGroupList(AppGroups appGroups, Users users) {
    this.appGroups = appGroups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who asks; registered") @Required @UserId String fromUserId,
      @About("0 for the first page, then the `NextFlag` of the page before")
          @Required
          @Range(min = 0, max = Stamp.MAX)
          @Nullable Long startFlag) {}

  /// What the caller gets.
  public record Response(
      @About("1 if this was the last page, else 0") int fetchEnd,
      @About("what to send as `StartFlag` for the next page; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long nextFlag,
      @About("the page, at most 10,000; which group was created first comes first")
          List<MutedGroup> groupList) {}

  /// A group in which somebody is muted.
  public record MutedGroup(
      @About("its id") String groupId,
      @About("who is muted, a sum: 1 all members, 2 roles, 4 members by name") int forbidType) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    long now = call.nowMillis();
    AppGroups.Page<AppGroups.Muted> page =
        appGroups.muted(call.appId(), PAGE, Objects.requireNonNull(request.startFlag()), now);
    return Answer.success(
        new Response(
            page.next() == 0 ? 1 : 0,
            page.next(),
            page.rows().stream()
                .map(each -> new MutedGroup(each.groupId(), each.mutes().kinds(now)))
                .toList()));
  }
}
