package dev.zimmer.friend;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Alias;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sets what a user keeps with a friend.
///
/// Source: ZIM server API, UpdateFriendAttributes.
@Api(
    category = Category.USER,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.FRIEND_ATTRIBUTE_KEY_INVALID,
      ReturnCode.FRIEND_ATTRIBUTES_TOO_LONG,
      ReturnCode.FRIEND_ATTRIBUTE_REPEATED,
      ReturnCode.NOT_FRIENDS
    })
public final class UpdateFriendAttributes
    implements Action<UpdateFriendAttributes.Request, UpdateFriendAttributes.Response> {
  private final Users users;
  private final Friends friends;

  UpdateFriendAttributes(Users users, Friends friends) {
    this.users = users;
    this.friends = friends;
  }

  /// What the caller sends.
  public record Request(
      @About("who keeps it; registered") @Required @UserId String fromUserId,
      @About("the friend") @Required @UserId String userId,
      @About("what to set; attributes that are not named stay") @Required @Size(max = 5)
          List<Attribute> attributes,
      @About("what to do with them: 0 sets them") @Default("0") @OneOf(0) int action) {}

  /// One attribute.
  public record Attribute(
      @About("`k0`, `k1`, `k2`, `k3` or `k4`, else it fails; so does one that is named again")
          @Required
          @Alias("key")
          String key,
      @About("may be empty; it fails if all keys and values would have more than 1024 bytes")
          @Required
          String value) {
    FriendAttribute toSet() {
      return new FriendAttribute(key, value);
    }
  }

  /// What the caller gets.
  public record Response(
      @About("which attributes were not set; empty if all were") List<Failure> failKey) {}

  /// One attribute that was not set.
  public record Failure(
      @About("its key as it was sent") String key, @About("why, a return code") int subCode) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    List<FriendAttribute> attributes = request.attributes().stream().map(Attribute::toSet).toList();
    if (FriendAttributes.areTooLong(attributes)) {
      throw new ActionException(ReturnCode.FRIEND_ATTRIBUTES_TOO_LONG);
    }
    users.requireOperator(call.appId(), request.fromUserId());
    List<ReturnCode> codes =
        friends
            .setAttributes(call.appId(), request.fromUserId(), request.userId(), attributes)
            .orElseThrow(() -> new ActionException(ReturnCode.NOT_FRIENDS));
    Map<Integer, ReturnCode> byIndex = new LinkedHashMap<>();
    codes.forEach(code -> byIndex.put(byIndex.size(), code));
    return Batch.ofCodes(byIndex)
        .answer((failures, _) ->
            new Response(
                failures.stream()
                    .map(f -> new Failure(attributes.get(f.item()).key(), f.code().number()))
                    .toList()));
  }
}
