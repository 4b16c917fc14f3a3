package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages through all conversations of a user, one-to-one and group, the oldest of the latest 1000
/// first.
///
/// Source: ZIM server API, QueryConversationList.
public final class QueryConversationList
    implements Action<QueryConversationList.Request, QueryConversationList.Response> {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 500;
  private static final BigDecimal LARGEST_NEXT = BigDecimal.valueOf(Stamp.MAX);

  private final ConversationLists lists;

  QueryConversationList(ConversationLists lists) {
    this.lists = lists;
  }

  /// What the caller sends.
  ///
  /// @param fromUserId whose list
  /// @param limit how many entries a page has; absent or <= 0 is 100, more than 500 is 500
  /// @param next absent or 0 for the first page, then the `Next` of the page before
  public record Request(
      @Nullable String fromUserId, @Nullable BigDecimal limit, @Nullable BigDecimal next) {}

  /// What the caller gets.
  ///
  /// @param totalCount how many entries a full walk yields, 0 to 1000
  /// @param next the cursor of the next page, 1 to 2^53 - 1; 0 if this was the last
  /// @param list ascending by UpdateTime; empty if there is nothing
  public record Response(int totalCount, long next, List<Conversation> list) {}

  /// One conversation.
  ///
  /// @param convId the other user's id, or the group's
  /// @param convType 0 one-to-one, 2 group
  /// @param updateTime when its newest message reached the user, in Unix milliseconds
  public record Conversation(String convId, int convType, long updateTime) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.STANDARD;
  }

  @Override
  public ReturnCode failureCode() {
    return ReturnCode.CONVERSATION_LIST_QUERY_FAILED;
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String userId = Require.userId("FromUserId", request.fromUserId());
    int limit = limit(request.limit());
    long next = next(request.next());
    ListPage page =
        lists
            .page(call.appId(), userId, next, limit)
            .orElseThrow(() -> Users.notRegistered(userId));
    return Answer.success(new Response(page.total(), page.next(), new ConversationPage(page)));
  }

  private static int limit(@Nullable BigDecimal sent) {
    if (sent == null || sent.signum() <= 0) {
      return DEFAULT_LIMIT;
    }
    if (sent.compareTo(BigDecimal.valueOf(LARGEST_LIMIT)) > 0) {
      return LARGEST_LIMIT;
    }
    if (!isWhole(sent)) {
      throw Require.invalid("Limit", "must be a whole number");
    }
    return sent.intValue();
  }

  private static long next(@Nullable BigDecimal sent) {
    if (sent == null) {
      return 0;
    }
    if (sent.signum() < 0 || sent.compareTo(LARGEST_NEXT) > 0 || !isWhole(sent)) {
      throw Require.invalid("Next", "must be 0 or the Next of the page before");
    }
    return sent.longValue();
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }
}
