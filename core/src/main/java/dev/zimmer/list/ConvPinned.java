package dev.zimmer.list;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Violation;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.Users;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Pins conversations of a user, or takes the pins off. A pin is a preference: it makes no entry,
/// moves none, and outlives one.
///
/// Source: ZIM server API, ConvPinned.
@Api(
    category = Category.CONVERSATION,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.PEER_NOT_REGISTERED,
      ReturnCode.PIN_LIST_FULL
    })
public final class ConvPinned implements Action<ConvPinned.Request, ConvPinned.Response> {
  private static final RecordSpec<Conversation> CONVERSATION = RecordSpec.of(Conversation.class);

  private final Users users;
  private final ConversationSettings settings;

  ConvPinned(Users users, ConversationSettings settings) {
    this.users = users;
    this.settings = settings;
  }

  /// What the caller sends.
  public record Request(
      @About("whose conversations; registered") @Required @UserId String fromUserId,
      @About("the conversations; one that is named twice counts once")
          @Required
          @Size(max = 20)
          @EachAlone
          List<Conversation> convList,
      @About("1 pins, 0 takes the pins off") @Required @OneOf({0, 1}) Integer pinnedType) {}

  /// One conversation.
  public record Conversation(
      @About("the other user's id, or the group's") @Required @UserId @Nullable String convId,
      @About("0 one-to-one, 2 group") @Required @OneOf({0, 2}) @Nullable Integer convType) {}

  /// What the caller gets.
  public record Response(
      @About("for which it failed; empty if for none") List<Failure> errorList) {}

  /// One conversation for which it failed.
  public record Failure(
      @About("the id as it was sent") @Nullable String convId,
      @About("the type as it was sent") @Nullable Integer convType,
      @About("why, a return code") int subCode,
      @About("why, in words") String subMessage) {
    static Failure of(Batch.Failed<Conversation> failed) {
      Conversation sent = failed.item();
      return new Failure(sent.convId(), sent.convType(), failed.code().number(), failed.text());
    }
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Map<Conversation, Batch.Outcome<Conversation>> outcomes = new LinkedHashMap<>();
    Map<Conversation, ConversationId> right = new LinkedHashMap<>();
    Set<String> registered = users.registeredAmong(call.appId(), peers(request));
    for (Conversation sent : request.convList()) {
      Batch.Outcome<Conversation> outcome = check(call, registered, sent);
      outcomes.put(sent, outcome);
      if (outcome instanceof Batch.Outcome.Success<Conversation>) {
        right.put(sent, idOf(sent));
      }
    }
    Set<ConversationId> withoutRoom = set(call, request, right.values());
    right.forEach((sent, id) -> {
      if (withoutRoom.contains(id)) {
        outcomes.put(sent, Batch.Outcome.failed(ReturnCode.PIN_LIST_FULL));
      }
    });
    return Batch.of(outcomes)
        .answer((failures, _) -> new Response(failures.stream().map(Failure::of).toList()));
  }

  private Set<ConversationId> set(
      CallContext call, Request request, Collection<ConversationId> ids) {
    if (request.pinnedType() == 1) {
      return settings.pin(call.appId(), request.fromUserId(), ids, call.nowMillis());
    }
    settings.unpin(call.appId(), request.fromUserId(), ids);
    return Set.of();
  }

  private static List<String> peers(Request request) {
    return request.convList().stream()
        .filter(sent -> Objects.equals(sent.convType(), ConversationType.PEER.number()))
        .map(Conversation::convId)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Batch.Outcome<Conversation> check(
      CallContext call, Set<String> registered, Conversation sent) {
    Optional<Violation> broken = CONVERSATION.violation(sent, call.nowMillis());
    if (broken.isPresent()) {
      return Batch.Outcome.failed(broken.get().code(), broken.get().text());
    }
    ConversationId id = idOf(sent);
    if (id.type() == ConversationType.PEER) {
      return registered.contains(id.id())
          ? Batch.Outcome.of(sent)
          : Batch.Outcome.failed(ReturnCode.PEER_NOT_REGISTERED);
    }
    return Require.isGroupId(id.id())
        ? Batch.Outcome.of(sent)
        : Batch.Outcome.failed(ReturnCode.INVALID_ARGUMENT, "ConvId " + Require.GROUP_ID_RULE);
  }

  private static ConversationId idOf(Conversation sent) {
    return new ConversationId(
        ConversationType.of(Objects.requireNonNull(sent.convType())).orElseThrow(),
        Objects.requireNonNull(sent.convId()));
  }
}
