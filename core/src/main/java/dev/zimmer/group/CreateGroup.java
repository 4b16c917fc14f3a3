package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.spec.About;
import dev.zimmer.spec.Api;
import dev.zimmer.spec.Category;
import dev.zimmer.spec.Default;
import dev.zimmer.spec.EachAlone;
import dev.zimmer.spec.GroupId;
import dev.zimmer.spec.PastTime;
import dev.zimmer.spec.RateLimit;
import dev.zimmer.spec.Required;
import dev.zimmer.spec.Size;
import dev.zimmer.spec.Text;
import dev.zimmer.spec.UserId;
import dev.zimmer.user.User;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.Users;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates a group and makes its owner and the users named its first members. No entry appears in
/// any list until the first message.
///
/// Source: ZIM server API, CreateGroup.
@Api(
    category = Category.GROUP,
    limit = @RateLimit(code = ReturnCode.CREATE_GROUP_RATE_LIMITED),
    failure = ReturnCode.GROUP_STORAGE_ERROR,
    codes = {
      ReturnCode.GROUP_ALREADY_EXISTS,
      ReturnCode.GROUP_OWNER_NOT_FOUND,
      ReturnCode.USER_NOT_REGISTERED
    })
public final class CreateGroup implements Action<CreateGroup.Request, CreateGroup.Response> {
  private final Groups groups;
  private final Users users;
  private final SecureRandom random = new SecureRandom();

  CreateGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  public record Request(
      @About("the group's id; nothing lets the server choose one, which starts with `#`")
          @Default("")
          @GroupId(isNew = true)
          String groupId,
      @About("the group's name") @Default("") @Text(maxCharacters = GroupData.MAX_NAME_CHARACTERS)
          String groupName,
      @About("the group's notice") @Default("") @Text(maxBytes = GroupData.MAX_NOTICE_BYTES)
          String groupNotice,
      @About("the address of the group's picture")
          @Default("")
          @Text(maxBytes = GroupData.MAX_AVATAR_BYTES)
          String groupAvatar,
      @About("the owner, who is the first member; registered") @Required @UserId String groupOwner,
      @About("the other first members; the owner need not be among them, and is not counted twice")
          @Size(max = 100, code = ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED)
          @EachAlone
          List<@UserId String> userId,
      @About("the group's attributes; of several with one key the last is taken")
          @Size(max = Group.MAX_ATTRIBUTES, code = ReturnCode.GROUP_ATTRIBUTE_COUNT_EXCEEDED)
          List<Attribute> attributes,
      @About("since when messages count for the first members; absent or 0 is now")
          @Default("0")
          @PastTime
          long createGroupTime) {}

  /// One group attribute.
  public record Attribute(
      @About("its name")
          @Required
          @Text(
              minBytes = 1,
              maxBytes = Group.MAX_KEY_BYTES,
              code = ReturnCode.GROUP_ATTRIBUTE_LENGTH_INVALID)
          String key,
      @About("its value")
          @Required
          @Text(maxBytes = Group.MAX_VALUE_BYTES, code = ReturnCode.GROUP_ATTRIBUTE_LENGTH_INVALID)
          String value) {}

  /// What the caller gets.
  public record Response(
      @About("the group's id; left out if there is no group") @Nullable String groupId,
      @About("who is in the group, the owner first") List<NamedUser> members,
      @About("who could not be made a member") List<UserFailure> errorUsers) {}

  /// One member.
  public record NamedUser(
      @About("their id") String userId,
      @About("the name they were registered with; may be empty") String userName) {}

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = request.groupOwner();
    boolean chosen = !request.groupId().isEmpty();
    String groupId = chosen ? request.groupId() : generatedId();
    long created = request.createGroupTime();
    Set<String> wanted = new LinkedHashSet<>();
    wanted.add(owner);
    wanted.addAll(request.userId());
    Group group = group(request, created == 0 ? call.nowMillis() : created);
    Map<String, User> registered = users.findAll(call.appId(), wanted);
    if (!registered.containsKey(owner)) {
      throw new ActionException(ReturnCode.GROUP_OWNER_NOT_FOUND).with("GroupOwner", owner);
    }
    wanted.removeAll(registered.keySet());
    List<UserFailure> failures =
        wanted.stream()
            .map(userId -> new UserFailure(userId, ReturnCode.USER_NOT_REGISTERED.number()))
            .toList();
    List<String> ids = List.copyOf(registered.keySet());
    if (ids.size() > groups.maxMembers()) {
      throw new ActionException(ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED);
    }
    while (!groups.create(call.appId(), groupId, group, ids, created)) {
      if (chosen) {
        throw new ActionException(ReturnCode.GROUP_ALREADY_EXISTS).with("GroupId", groupId);
      }
      groupId = generatedId();
    }
    List<NamedUser> members =
        registered.values().stream().map(user -> new NamedUser(user.id(), user.name())).toList();
    return Answer.success(new Response(groupId, members, failures));
  }

  private String generatedId() {
    return "#" + Long.toUnsignedString(random.nextLong(), 36);
  }

  private static Group group(Request request, long createdMillis) {
    Map<String, String> attributes = new LinkedHashMap<>();
    request.attributes().forEach(each -> attributes.put(each.key(), each.value()));
    GroupData data =
        new GroupData(request.groupName(), request.groupNotice(), request.groupAvatar(), 0);
    return new Group(data, request.groupOwner(), createdMillis, attributes);
  }
}
