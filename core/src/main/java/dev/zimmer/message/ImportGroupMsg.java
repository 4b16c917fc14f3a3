package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings a message of the past into the history of a group, and into the lists of the members who
/// had joined by then.
///
/// Source: ZIM server API, ImportGroupMsg.
@Api(
    category = Category.MESSAGING,
    codes = {
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND
    })
public final class ImportGroupMsg
    implements Action<ImportGroupMsg.Request, ImportGroupMsg.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final ImportTimes times;
  private final Users users;

  ImportGroupMsg(Messages messages, ContentRules rules, ImportTimes times, Users users) {
    this.messages = messages;
    this.rules = rules;
    this.times = times;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who sent it; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      long sendMessageTime)
      implements ImportParameters {}

  /// What the caller gets.
  public record Response(
      @About("the message's number in the group, in the order of the calls") long msgSeq) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = request.fromUserId();
    Content content = rules.check(request);
    long millis = times.check(request.sendMessageTime(), call.nowMillis());
    users.requireOperator(call.appId(), sender);
    Messages.Stored stored =
        messages.importToGroup(call.appId(), sender, request.groupId(), content, millis);
    return Answer.success(new Response(stored.sequence()));
  }
}
