package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.Answer;
import dev.zimmer.action.Batch;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.Limit;
import dev.zimmer.spec.RateLimit;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sets what members of a group are called in it.
///
/// Source: ZIM server API, SetGroupMembersNickname.
@Api(
    category = Category.GROUP,
    limit =
        @RateLimit(
            calls = 1,
            per = Limit.Scope.GROUP,
            code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.USER_NOT_IN_GROUP,
      ReturnCode.USER_NOT_REGISTERED
    })
public final class SetGroupMembersNickname
    implements Action<SetGroupMembersNickname.Request, SetGroupMembersNickname.Response> {
  private static final RecordSpec<MemberNickname> NICKNAME = RecordSpec.of(MemberNickname.class);

  private final GroupSettings settings;
  private final Users users;

  SetGroupMembersNickname(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the members and their nicknames; of several with one id the first is taken")
          @Required
          @Size(max = 20, code = ReturnCode.USER_COUNT_LIMIT_EXCEEDED)
          @EachAlone
          List<MemberNickname> userIds) {}

  /// The nickname of one member.
  public record MemberNickname(
      @About("the member's id") @Required @Nullable String userId,
      @About("what they are called in the group; an empty text takes it away")
          @Required
          @Text(maxCharacters = 256)
          @Nullable String nickname) {}

  /// What the caller gets.
  public record Response(
      @About("whose nickname was not set; empty if all were") List<UserFailure> errorUsers) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Map<String, String> nicknames = new LinkedHashMap<>();
    for (MemberNickname each : request.userIds()) {
      String userId = Objects.requireNonNullElse(each.userId(), "");
      Optional<Violation> broken = NICKNAME.violation(each, call.nowMillis());
      boolean isFirst =
          codes.putIfAbsent(userId, broken.map(Violation::code).orElse(ReturnCode.OK)) == null;
      if (isFirst && broken.isEmpty()) {
        nicknames.put(userId, Objects.requireNonNullElse(each.nickname(), ""));
      }
    }
    codes.putAll(settings.setNicknames(call.appId(), request.groupId(), nicknames));
    return Batch.ofCodes(codes).answer((failures, _) -> new Response(UserFailure.of(failures)));
  }
}
