package dev.zimmer.message;

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

/// Pages through the messages that one user has exchanged with another, latest first.
///
/// Source: ZIM server API, QueryPeerMsg.
@Api(category = Category.CONVERSATION, codes = ReturnCode.OPERATOR_NOT_REGISTERED)
public final class QueryPeerMsg implements Action<QueryPeerMsg.Request, QueryPeerMsg.Response> {
  private final History history;
  private final MessageBodies bodies;
  private final Users users;

  QueryPeerMsg(History history, MessageBodies bodies, Users users) {
    this.history = history;
    this.bodies = bodies;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("whose history; registered") @Required @UserId String fromUserId,
      @About("with whom") @Required @UserId String toUserId,
      int limit,
      long next,
      int withEmptyMsg)
      implements HistoryParameters {}

  /// What the caller gets.
  public record Response(
      @About("what to send as `Next` for the next page, and nothing else; 0 if this was the last")
          @Range(min = 0, max = Stamp.MAX)
          long next,
      @About("the page, descending by MsgTime, then MsgSeq, over the whole walk")
          List<HistoryMessage> list) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String viewer = request.fromUserId();
    users.requireOperator(call.appId(), viewer);
    HistoryPage page =
        history.ofPeers(
            call.appId(),
            viewer,
            request.toUserId(),
            request.next(),
            request.limit(),
            request.withEmptyMsg() == 1);
    return Answer.success(new Response(page.next(), bodies.readAll(page)));
  }
}
