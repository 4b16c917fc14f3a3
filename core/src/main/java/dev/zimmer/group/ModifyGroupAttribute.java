package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.OneOf;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets or deletes attributes of a group.
///
/// Source: ZIM server API, ModifyGroupAttribute.
@Api(
    category = Category.GROUP,
    limit = @RateLimit(code = ReturnCode.GROUP_OR_ROOM_RATE_LIMITED),
    failure = ReturnCode.GROUP_INFO_UNAVAILABLE,
    codes = {
      ReturnCode.OPERATOR_NOT_REGISTERED,
      ReturnCode.GROUP_NOT_FOUND,
      ReturnCode.GROUP_UPDATE_FAILED,
      ReturnCode.GROUP_ATTRIBUTES_TOO_LONG
    })
public final class ModifyGroupAttribute
    implements Action<ModifyGroupAttribute.Request, ModifyGroupAttribute.Response> {
  private static final int SET = 0;
  private static final int DELETE = 1;
  private static final int MAX_BYTES_IN_ALL = Group.MAX_ATTRIBUTES * Group.MAX_VALUE_BYTES;

  private final GroupSettings settings;
  private final Users users;

  ModifyGroupAttribute(GroupSettings settings, Users users) {
    this.settings = settings;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("0 sets attributes, new ones and others, 1 deletes them")
          @Default("0")
          @OneOf({SET, DELETE})
          int action,
      @About("who acts; registered, need not be a member") @Required @UserId String fromUserId,
      @About("the group") @Required @GroupId String groupId,
      @About("the attributes; of several with one key the last is taken") @Required
          List<Attribute> attributes) {}

  /// One group attribute.
  public record Attribute(
      @About("its name") @Required @Text(minBytes = 1, maxBytes = Group.MAX_KEY_BYTES) String key,
      @About("its value, at most 1024 bytes; must be there to set it, ignored to delete it")
          @Nullable String value) {}

  /// What the caller gets.
  public record Response(
      @About("what could not be deleted; empty if all could") List<FailedKey> failKeys,
      @About("what was set or deleted") Changed attributes) {}

  /// A key with which nothing could be done.
  public record FailedKey(
      @About("why, in plain words") String reason, @About("the key as it was sent") String key) {}

  /// Attributes that were set or deleted.
  public record Changed(@About("these") List<ChangedAttribute> attributes) {}

  /// An attribute that was set or deleted.
  public record ChangedAttribute(
      @About("its name") String key, @About("its value, or the one that it had") String value) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    return request.action() == SET ? set(call, request) : delete(call, request);
  }

  private Answer<Response> set(CallContext call, Request request) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Attribute each : request.attributes()) {
      attributes.put(each.key(), Require.present("Value", each.value()));
    }
    if (attributes.size() > Group.MAX_ATTRIBUTES) {
      throw tooMany();
    }
    requireLengths(attributes);
    users.requireOperator(call.appId(), request.fromUserId());
    if (!settings.setAttributes(call.appId(), request.groupId(), attributes)) {
      throw tooMany();
    }
    return Answer.success(new Response(List.of(), changed(attributes)));
  }

  private static ActionException tooMany() {
    return new ActionException(
        ReturnCode.GROUP_UPDATE_FAILED, "the group would have too many attributes");
  }

  private static void requireLengths(Map<String, String> attributes) {
    if (attributes.values().stream().mapToLong(Require::utf8Length).sum() > MAX_BYTES_IN_ALL) {
      throw new ActionException(ReturnCode.GROUP_ATTRIBUTES_TOO_LONG);
    }
    attributes
        .values()
        .forEach(value -> Require.atMostBytes("Value", value, Group.MAX_VALUE_BYTES));
  }

  private Answer<Response> delete(CallContext call, Request request) {
    users.requireOperator(call.appId(), request.fromUserId());
    List<String> keys = request.attributes().stream().map(Attribute::key).distinct().toList();
    Map<String, String> deleted = settings.deleteAttributes(call.appId(), request.groupId(), keys);
    List<FailedKey> failures =
        keys.stream()
            .filter(key -> !deleted.containsKey(key))
            .map(key -> new FailedKey("the group has no such attribute", key))
            .toList();
    Response response = new Response(failures, changed(deleted));
    return deleted.isEmpty()
        ? new Answer<>(
            ReturnCode.GROUP_UPDATE_FAILED, "the group has none of these attributes", response)
        : Answer.success(response);
  }

  private static Changed changed(Map<String, String> attributes) {
    return new Changed(
        attributes.entrySet().stream()
            .map(each -> new ChangedAttribute(each.getKey(), each.getValue()))
            .toList());
  }
}
