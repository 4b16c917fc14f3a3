package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.RecordSpec;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.spec.Violation;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes what a user calls friends.
///
/// Source: ZIM server API, UpdateFriendsAlias.
@Api(
    category = Category.USER,
    codes = {ReturnCode.OPERATOR_NOT_REGISTERED, ReturnCode.NOT_FRIENDS})
public final class UpdateFriendsAlias
    implements Action<UpdateFriendsAlias.Request, UpdateFriendsAlias.Response> {
  private static final RecordSpec<Alias> ALIAS = RecordSpec.of(Alias.class);

  private final Users users;
  private final Friends friends;

  UpdateFriendsAlias(Users users, Friends friends) {
    this.users = users;
    this.friends = friends;
  }

  /// What the caller sends.
  public record Request(
      @About("who calls them so; registered") @Required @UserId String fromUserId,
      @About("the friends; of several elements for one the first is taken")
          @Required
          @Size(max = 20, code = ReturnCode.FRIEND_BATCH_LIMIT_EXCEEDED)
          @EachAlone
          List<Alias> userIds) {}

  /// What one friend is called.
  public record Alias(
      @About("the friend") @Required @UserId @Nullable String userId,
      @About("what they are called from now on; nothing if empty or absent")
          @Default("")
          @Text(maxCharacters = 256, code = ReturnCode.FRIEND_TEXT_TOO_LONG)
          String friendAlias) {}

  /// What the caller gets.
  public record Response(
      @About("for whom it failed; empty if for nobody") List<UserFailure> errorList) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Alias each : request.userIds()) {
      String id = each.userId() == null ? "" : each.userId();
      ReturnCode code =
          ALIAS.violation(each, call.nowMillis()).map(Violation::code).orElse(ReturnCode.OK);
      if (codes.putIfAbsent(id, code) == null && code == ReturnCode.OK) {
        aliases.put(id, each.friendAlias());
      }
    }
    Set<String> changed = friends.rename(call.appId(), request.fromUserId(), aliases);
    aliases.keySet().stream()
        .filter(id -> !changed.contains(id))
        .forEach(id -> codes.put(id, ReturnCode.NOT_FRIENDS));
    return Batch.ofCodes(codes).answer((failures, _) -> new Response(UserFailure.of(failures)));
  }
}
