package dev.zimmer.message;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.NoFields;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.OnlyWhen;
import dev.zimmer.spec.Range;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Shape;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends a message to everybody who is online. It is not kept, makes no conversation and moves
/// none.
///
/// Source: ZIM server API, SendMessageToAllUsers.
@Api(
    category = Category.MESSAGING,
    limit = @RateLimit(calls = 1, callsADay = 100, code = ReturnCode.BROADCAST_RATE_LIMITED),
    codes = {ReturnCode.MESSAGE_TOO_LARGE, ReturnCode.OPERATOR_NOT_REGISTERED})
public final class SendMessageToAllUsers
    implements Action<SendMessageToAllUsers.Request, NoFields> {
  private final ContentRules rules;
  private final Users users;

  SendMessageToAllUsers(ContentRules rules, Users users) {
    this.rules = rules;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who sends; registered") @Required @UserId String fromUserId,
      @About("1 text, 11 image, 12 file, 13 audio, 14 video, 200 custom")
          @Required
          @OneOf({1, 11, 12, 13, 14, 200})
          Integer messageType,
      @About("what the message says") @Required @Shape("MessageBody")
          Map<String, Object> messageBody,
      @About("the caller's own kind of custom message; absent is 0")
          @OnlyWhen(component = "messageType", is = 200)
          @Range(min = 0, max = 200)
          @Nullable Integer subMsgType,
      @About(
              "0 to who is online, 1 also as a push to who is not, 2 as a push alone; there is"
                  + " nobody to push to yet")
          @Default("0")
          @OneOf({0, 1, 2})
          int pushType) {}

  /// Nobody is online while no client can connect, so there is nothing to do once all is checked.
  @Override
  public Answer<NoFields> handle(CallContext call, Request request) {
    MessageType type = MessageType.of(request.messageType()).orElseThrow();
    rules.checkBody(type, request.messageBody());
    users.requireOperator(call.appId(), request.fromUserId());
    return Answer.success(new NoFields());
  }
}
