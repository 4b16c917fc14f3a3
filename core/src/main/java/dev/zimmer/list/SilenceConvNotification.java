package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Mutes conversations of a user, or takes that back. Like a pin it is a preference: it makes no
/// entry, moves none, and outlives one.
///
/// Source: ZIM server API, SilenceConvNotification.
@Api(
    category = Category.CONVERSATION,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP,
      ReturnCode.USER_NOT_REGISTERED,
      ReturnCode.MUTE_LIST_FULL,
      ReturnCode.CONVERSATION_ALREADY_MUTED,
      ReturnCode.CONVERSATION_ALREADY_UNMUTED
    })
public final class SilenceConvNotification
    implements Action<SilenceConvNotification.Request, SilenceConvNotification.Response> {
  private final Users users;
  private final Memberships memberships;
  private final ConversationSettings settings;

  SilenceConvNotification(Users users, Memberships memberships, ConversationSettings settings) {
    this.users = users;
    this.memberships = memberships;
    this.settings = settings;
  }

  /// What the caller sends.
  public record Request(
      @About("whose conversations; registered") @Required @UserId String fromUserId,
      @About("what kind all of them are: 0 one-to-one, 2 group") @Required @OneOf({0, 2})
          Integer convType,
      @About("the other users' ids, or the groups'; one that is named twice counts once")
          @Required
          @Size(max = 10)
          @EachAlone
          List<@UserId String> convIds,
      @About("true mutes, false takes that back") @Required Boolean enable) {}

  /// What the caller gets.
  public record Response(
      @About("for which it failed; empty if for none") List<Failure> errorList) {}

  /// One conversation for which it failed.
  public record Failure(
      @About("the id as it was sent") String convId,
      @About("why, a return code") int subCode,
      @About("why, in words") String subMessage) {
    static Failure of(Batch.Failed<String> failed) {
      return new Failure(failed.item(), failed.code().number(), failed.text());
    }
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    ConversationType type = ConversationType.of(request.convType()).orElseThrow();
    Map<String, ReturnCode> codes = check(call, request, type);
    List<ConversationId> right =
        codes.keySet().stream()
            .filter(id -> codes.get(id) == ReturnCode.OK)
            .map(id -> new ConversationId(type, id))
            .toList();
    boolean muted = request.enable();
    settings
        .mute(call.appId(), request.fromUserId(), right, muted, call.nowMillis())
        .forEach((id, muting) -> codes.put(id.id(), codeOf(muting, muted)));
    return Batch.ofCodes(codes)
        .answer((failures, _) -> new Response(failures.stream().map(Failure::of).toList()));
  }

  private Map<String, ReturnCode> check(CallContext call, Request request, ConversationType type) {
    if (type == ConversationType.GROUP) {
      return new LinkedHashMap<>(
          memberships.of(call.appId(), request.fromUserId(), request.convIds()));
    }
    Set<String> registered = users.registeredAmong(call.appId(), request.convIds());
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    for (String id : request.convIds()) {
      codes.put(id, registered.contains(id) ? ReturnCode.OK : ReturnCode.USER_NOT_REGISTERED);
    }
    return codes;
  }

  private static ReturnCode codeOf(ConversationSettings.Muting muting, boolean muted) {
    return switch (muting) {
      case DONE -> ReturnCode.OK;
      case REPEATED ->
          muted ? ReturnCode.CONVERSATION_ALREADY_MUTED : ReturnCode.CONVERSATION_ALREADY_UNMUTED;
      case FULL -> ReturnCode.MUTE_LIST_FULL;
    };
  }
}
