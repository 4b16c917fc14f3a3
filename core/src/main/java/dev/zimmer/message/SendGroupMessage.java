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
import dev.zimmer.spec.Default;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message to a group: to all its members, or to some of them.
///
/// Source: ZIM server API, SendGroupMessage.
@Api(
    category = Category.MESSAGING,
    limit = @RateLimit(calls = 10),
    codes = {
      ReturnCode.BASE64_DECODE_FAILED,
      ReturnCode.MESSAGE_TOO_LARGE,
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND
    })
public final class SendGroupMessage
    implements Action<SendGroupMessage.Request, SendGroupMessage.Response> {
  private final Messages messages;
  private final ContentRules rules;
  private final Users users;
  private final Groups groups;

  SendGroupMessage(Messages messages, ContentRules rules, Users users, Groups groups) {
    this.messages = messages;
    this.rules = rules;
    this.users = users;
    this.groups = groups;
  }

  /// What the caller sends.
  public record Request(
      @About("who sends; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      Integer messageType,
      Integer priority,
      Map<String, Object> messageBody,
      @Nullable Integer subMsgType,
      @Nullable String searchedContent,
      @About("more options") @Nullable SendOptions sendMsgOptions)
      implements ContentParameters {}

  /// More options.
  public record SendOptions(
      @About("whether the message leaves unread counts alone") @Default("false") boolean noUnread,
      @About("who may see the message; absent is everybody") @Nullable TargetOption targetOption) {}

  /// Who may see the message. It never counts as unread.
  public record TargetOption(
      @About("users; who is not a member makes no difference") @Size(max = 500)
          List<@UserId String> receiverUserIds,
      @About("true only for these, false for all but these") @Default("false") boolean inclusive) {}

  /// What the caller gets.
  public record Response(
      @About("the message's number in the group, from 1; left out for a command")
          @Nullable Long msgSeq,
      @About("the message's id; grows with time, unique in the server")
          @Range(min = 1, max = Stamp.MAX)
          long msgId) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String sender = request.fromUserId();
    String groupId = request.groupId();
    Content content = rules.check(request);
    users.requireOperator(call.appId(), sender);
    if (!content.type().isStored()) {
      if (!groups.exists(call.appId(), groupId)) {
        throw new ActionException(ReturnCode.GROUP_NOT_FOUND);
      }
      return Answer.success(new Response(null, messages.nextId()));
    }
    Messages.Stored stored =
        messages.sendToGroup(
            call.appId(), sender, groupId, content, options(request.sendMsgOptions()));
    return Answer.success(new Response(stored.sequence(), stored.id()));
  }

  private static Message.Options options(@Nullable SendOptions sent) {
    if (sent == null) {
      return Message.Options.ORDINARY;
    }
    TargetOption target = sent.targetOption();
    if (target == null) {
      return new Message.Options(sent.noUnread(), false, Audience.ALL, "");
    }
    List<String> userIds = List.copyOf(target.receiverUserIds());
    return new Message.Options(true, false, new Audience(true, target.inclusive(), userIds), "");
  }
}
