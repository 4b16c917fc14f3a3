package dev.zimmer.user;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.presence.Presence;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says of users whether they are online.
///
/// Source: ZIM server API, QueryUserOnlineState.
@Api(category = Category.USER, verb = Verb.GET, codes = ReturnCode.USER_NOT_LOGGED_IN)
public final class QueryUserOnlineState
    implements Action<QueryUserOnlineState.Request, QueryUserOnlineState.Response> {
  private final Presence presence;

  QueryUserOnlineState(Presence presence) {
    this.presence = presence;
  }

  /// What the caller sends.
  public record Request(
      @About("who; who is named twice is answered once")
          @Required
          @Size(max = 100, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userId) {}

  /// What the caller gets.
  public record Response(
      @About("who is logged in") List<UserState> result,
      @About("who is not, whether registered or not; empty if all are")
          List<UserFailure> errorList) {}

  /// How one user stands.
  public record UserState(
      @About("the id as it was sent") String userId,
      @About("`Online` or `Offline`") String status) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    Map<String, Presence.State> states = presence.of(call.appId(), request.userId());
    Map<String, Batch.Outcome<UserState>> outcomes = new LinkedHashMap<>();
    for (String userId : request.userId()) {
      Presence.@Nullable State state = states.get(userId);
      outcomes.put(
          userId,
          state == null
              ? Batch.Outcome.failed(ReturnCode.USER_NOT_LOGGED_IN)
              : Batch.Outcome.of(new UserState(userId, word(state))));
    }
    return Batch.of(outcomes)
        .answer((failures, known) -> new Response(known, UserFailure.of(failures)));
  }

  private static String word(Presence.State state) {
    return switch (state) {
      case ONLINE -> "Online";
      case OFFLINE -> "Offline";
    };
  }
}
