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
import dev.zimmer.spec.Range;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.ConversationSettings;
import dev.zimmer.user.Users;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sets marks of conversations of many users, or cancels them. Like a pin a mark is a preference:
/// it makes no entry, moves none, and outlives one.
///
/// Source: ZIM server API, SetConvMark.
@Api(
    category = Category.CONVERSATION,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP,
      ReturnCode.PEER_NOT_REGISTERED,
      ReturnCode.MARK_ALL_FAILED
    })
public final class SetConvMark implements Action<SetConvMark.Request, SetConvMark.Response> {
  private final Users users;
  private final MarkRules rules;
  private final ConversationSettings settings;

  SetConvMark(Users users, Memberships memberships, ConversationSettings settings) {
    this.users = users;
    this.rules = new MarkRules(users, memberships);
    this.settings = settings;
  }

  /// What the caller sends.
  public record Request(
      @About("who asks for it; registered") @Required @UserId String fromUserId,
      @About("what to mark for whom; equal elements count once") @Required @Size(max = 100)
          List<MarkInfo> convMarkInfoList) {}

  /// Marks of one user's conversations.
  public record MarkInfo(
      @About("whose conversations; registered, else this element fails") @Required
          @Nullable String userId,
      @About("one-to-one conversations by the other users' ids; one of the two objects has a field")
          @Size(max = 100)
          @EachAlone
          Map<String, MarkContent> setMarkC2c,
      @About("groups by their ids; UserId must be a member") @Size(max = 100) @EachAlone
          Map<String, MarkContent> setMarkGroup,
      @About("true sets the marks, false cancels them") @Required @Nullable Boolean action) {
    /// The conversations, each with its mark.
    Stream<Map.Entry<ConversationId, MarkContent>> conversations() {
      return Stream.concat(
          of(ConversationType.PEER, setMarkC2c), of(ConversationType.GROUP, setMarkGroup));
    }

    private static Stream<Map.Entry<ConversationId, MarkContent>> of(
        ConversationType type, Map<String, MarkContent> marks) {
      return marks.entrySet().stream()
          .map(entry -> Map.entry(new ConversationId(type, entry.getKey()), entry.getValue()));
    }
  }

  /// One mark.
  public record MarkContent(
      @About("which mark") @Required @Range(min = 1, max = 30) @Nullable Long markContent) {}

  /// What the caller gets.
  public record Response(
      @About("for whom it failed, altogether or in part; empty if for nobody")
          List<Failure> failList) {}

  /// One element for which it failed.
  public record Failure(
      @About("0 if it failed for some conversations only, else why for all, a return code")
          int subCode,
      @About("the same in words") String subMessage,
      @About("the id as it was sent") String userId,
      @About("for which conversations it failed; empty if because of the user")
          List<ConversationFailure> failList) {}

  /// One conversation for which it failed.
  public record ConversationFailure(
      @About("why, a return code") int code,
      @About("why, in words") String message,
      @About("the id as it was sent") String convId,
      @About("0 one-to-one, 2 group") @OneOf({0, 2}) int convType) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    List<MarkInfo> sent = request.convMarkInfoList().stream().distinct().toList();
    sent.forEach(SetConvMark::requireConversations);
    users.requireOperator(call.appId(), request.fromUserId());
    // What is asked for one user is done in its order, whatever is asked for others meanwhile.
    Map<String, List<MarkInfo>> byUser = new LinkedHashMap<>();
    for (MarkInfo info : sent) {
      byUser
          .computeIfAbsent(Require.present("UserId", info.userId()), _ -> new ArrayList<>())
          .add(info);
    }
    Map<MarkInfo, Failure> failures = new ConcurrentHashMap<>();
    return Batch.each(
            byUser.keySet(),
            userId -> mark(call, userId, byUser.getOrDefault(userId, List.of()), failures))
        .answer(
            ReturnCode.MARK_ALL_FAILED,
            (failed, _) -> {
              failed.forEach(user -> addTrouble(user, byUser, failures));
              return new Response(
                  sent.stream().filter(failures::containsKey).map(failures::get).toList());
            });
  }

  private Batch.Outcome<String> mark(
      CallContext call, String userId, List<MarkInfo> infos, Map<MarkInfo, Failure> failures) {
    if (!users.isRegistered(call.appId(), userId)) {
      return Batch.Outcome.failed(ReturnCode.PEER_NOT_REGISTERED);
    }
    MarkRules.Checked checked = rules.check(call, userId, infos);
    settings.mark(call.appId(), userId, checked.right());
    failures.putAll(checked.failures());
    return checked.right().isEmpty()
        ? Batch.Outcome.failed(ReturnCode.MARK_ALL_FAILED)
        : Batch.Outcome.of(userId);
  }

  /// What failed because of the user, and not because of each of the conversations.
  private static void addTrouble(
      Batch.Failed<String> user,
      Map<String, List<MarkInfo>> byUser,
      Map<MarkInfo, Failure> failures) {
    Failure failure = new Failure(user.code().number(), user.text(), user.item(), List.of());
    byUser
        .getOrDefault(user.item(), List.of())
        .forEach(info -> failures.putIfAbsent(info, failure));
  }

  private static void requireConversations(MarkInfo info) {
    if (info.setMarkC2c().isEmpty() && info.setMarkGroup().isEmpty()) {
      throw Require.invalid(
          "ConvMarkInfoList", "has an element without SetMarkC2c and SetMarkGroup");
    }
  }
}
