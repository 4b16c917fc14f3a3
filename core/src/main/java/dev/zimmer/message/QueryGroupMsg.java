package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.group.Groups;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.stamp.Stamp;
import java.util.List;

/// Pages through all messages of a group, also those for some members, latest first.
///
/// Source: ZIM server API, QueryGroupMsg.
@Api(category = Category.CONVERSATION, codes = ReturnCode.GROUP_NOT_FOUND)
public final class QueryGroupMsg implements Action<QueryGroupMsg.Request, QueryGroupMsg.Response> {
  private final History history;
  private final MessageBodies bodies;
  private final Groups groups;

  QueryGroupMsg(History history, MessageBodies bodies, Groups groups) {
    this.history = history;
    this.bodies = bodies;
    this.groups = groups;
  }

  /// What the caller sends.
  public record Request(
      @About("the group") @Required @GroupId String groupId, int limit, long next, int withEmptyMsg)
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
    String groupId = request.groupId();
    if (!groups.exists(call.appId(), groupId)) {
      throw new ActionException(ReturnCode.GROUP_NOT_FOUND).with("GroupId", groupId);
    }
    HistoryPage page =
        history.ofGroup(
            call.appId(), groupId, request.next(), request.limit(), request.withEmptyMsg() == 1);
    return Answer.success(new Response(page.next(), bodies.readAll(page)));
  }
}
