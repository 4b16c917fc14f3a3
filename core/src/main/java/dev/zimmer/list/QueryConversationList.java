package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Corrected;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;

/// Pages through all conversations of a user, one-to-one and group, the oldest of the latest 1000
/// first.
///
/// Source: ZIM server API, QueryConversationList.
@Api(
    category = Category.CONVERSATION,
    failure = ReturnCode.CONVERSATION_LIST_QUERY_FAILED,
    codes = ReturnCode.OPERATOR_NOT_REGISTERED)
@Alias("QueryConversationLit")
public final class QueryConversationList
    implements Action<QueryConversationList.Request, QueryConversationList.Response> {
  private final ConversationLists lists;

  QueryConversationList(ConversationLists lists) {
    this.lists = lists;
  }

  /// What the caller sends.
  public record Request(
      @About("whose list; registered") @Required @UserId String fromUserId,
      @About(
              "how many entries a page has; fewer or more only where entries of one position are"
                  + " not parted")
          @Default("100")
          @Corrected(max = 500)
          int limit,
      @About("0 for the first page, then the `Next` of the page before")
          @Default("0")
          @Range(min = 0, max = Stamp.MAX)
          long next) {}

  /// What the caller gets.
  public record Response(
      @About("how many entries a whole walk yields") @Range(min = 0, max = 1000) int totalCount,
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long next,
      @About("the page, ascending by UpdateTime over the whole walk") List<Conversation> list) {}

  /// One conversation.
  public record Conversation(
      @About("the other user's id, or the group's") String convId,
      @About("0 one-to-one, 2 group") @OneOf({0, 2}) int convType,
      @About("when the newest message that counts reached the user, in Unix milliseconds")
          long updateTime) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String userId = request.fromUserId();
    ListPage page =
        lists
            .page(call.appId(), userId, request.next(), request.limit())
            .orElseThrow(() -> Users.notRegistered(userId));
    return Answer.success(new Response(page.total(), page.next(), new ConversationPage(page)));
  }
}
