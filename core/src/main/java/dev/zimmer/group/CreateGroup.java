package dev.zimmer.group;

import dev.zimmer.action.Action;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Answer;
import dev.zimmer.action.CallContext;
import dev.zimmer.action.Limit;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.user.User;
import dev.zimmer.user.Users;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates a group and makes its owner and the users named its first members. No entry appears in
/// any list until the first message.
///
/// Source: ZIM server API, CreateGroup.
public final class CreateGroup implements Action<CreateGroup.Request, CreateGroup.Response> {
  private static final int MOST_USERS = 100;
  private static final int NAME_CHARACTERS = 50;
  private static final int NOTICE_BYTES = 300;
  private static final int AVATAR_BYTES = 500;
  private static final int MOST_ATTRIBUTES = 10;
  private static final int KEY_BYTES = 16;
  private static final int VALUE_BYTES = 1024;

  private final Groups groups;
  private final Users users;
  private final SecureRandom random = new SecureRandom();

  CreateGroup(Groups groups, Users users) {
    this.groups = groups;
    this.users = users;
  }

  /// What the caller sends.
  ///
  /// @param groupId at most 32 bytes, not starting with `#`; absent or empty lets the server choose
  /// @param groupName at most 50 characters
  /// @param groupNotice at most 300 bytes
  /// @param groupAvatar at most 500 bytes
  /// @param groupOwner a registered user
  /// @param userId at most 100 other members; the owner need not be among them
  /// @param attributes at most 10
  /// @param createGroupTime Unix milliseconds, not later than now; absent or 0 is now
  public record Request(
      @Nullable String groupId,
      @Nullable String groupName,
      @Nullable String groupNotice,
      @Nullable String groupAvatar,
      @Nullable String groupOwner,
      List<String> userId,
      List<Attribute> attributes,
      @Nullable Long createGroupTime) {}

  /// One group attribute.
  ///
  /// @param key 1 to 16 bytes; of several with one key the last is taken
  /// @param value at most 1024 bytes
  public record Attribute(@Nullable String key, @Nullable String value) {}

  /// What the caller gets.
  ///
  /// @param groupId the group's id; null if there is no group
  /// @param members who is in the group, the owner first
  /// @param errorUsers who could not be made a member
  public record Response(
      @Nullable String groupId, List<NamedUser> members, List<UserFailure> errorUsers) {}

  /// One member.
  ///
  /// @param userId his id
  /// @param userName the name he was registered with; may be empty
  public record NamedUser(String userId, String userName) {}

  @Override
  public Class<Request> requestType() {
    return Request.class;
  }

  @Override
  public Limit limit() {
    return Limit.CREATE_GROUP;
  }

  @Override
  public ReturnCode failureCode() {
    return ReturnCode.GROUP_STORAGE_ERROR;
  }

  @Override
  public Response failure() {
    return new Response(null, List.of(), List.of());
  }

  @Override
  public Answer<Response> handle(CallContext call, Request request) {
    String owner = Require.userId("GroupOwner", request.groupOwner());
    boolean chosen = request.groupId() != null && !request.groupId().isEmpty();
    String groupId = chosen ? chosenId(request.groupId()) : generatedId();
    long created =
        Require.notInTheFuture("CreateGroupTime", request.createGroupTime(), call.nowMillis());
    Set<String> wanted = new LinkedHashSet<>(request.userId());
    wanted.remove(owner);
    if (request.userId().size() > MOST_USERS) {
      throw new ActionException(ReturnCode.GROUP_MEMBER_LIMIT_EXCEEDED)
          .with("UserId", request.userId().size());
    }
    Group group = group(request, owner, created == 0 ? call.nowMillis() : created);
    User ownerUser =
        users
            .find(call.appId(), owner)
            .orElseThrow(() ->
                new ActionException(ReturnCode.GROUP_OWNER_NOT_FOUND).with("GroupOwner", owner));

    List<NamedUser> members = new ArrayList<>();
    members.add(new NamedUser(owner, ownerUser.name()));
    List<UserFailure> failures = new ArrayList<>();
    for (String userId : wanted) {
      Optional<User> user = users.find(call.appId(), userId);
      user.ifPresentOrElse(
          found -> members.add(new NamedUser(userId, found.name())),
          () -> failures.add(new UserFailure(userId, ReturnCode.USER_NOT_REGISTERED)));
    }
    List<String> ids = members.stream().map(NamedUser::userId).toList();
    while (!groups.create(call.appId(), groupId, group, ids, created)) {
      if (chosen) {
        throw new ActionException(ReturnCode.GROUP_ALREADY_EXISTS).with("GroupId", groupId);
      }
      groupId = generatedId();
    }
    return Answer.success(new Response(groupId, members, failures));
  }

  private static String chosenId(@Nullable String sent) {
    String id = Require.groupId("GroupId", sent);
    if (id.startsWith("#")) {
      throw Require.invalid("GroupId", "must not start with #");
    }
    return id;
  }

  private String generatedId() {
    return "#" + Long.toUnsignedString(random.nextLong(), 36);
  }

  private static Group group(Request request, String owner, long createdMillis) {
    String name = request.groupName() == null ? "" : request.groupName();
    if (name.codePointCount(0, name.length()) > NAME_CHARACTERS) {
      throw Require.invalid("GroupName", "is longer than " + NAME_CHARACTERS + " characters");
    }
    return new Group(
        name,
        Require.atMostBytes("GroupNotice", request.groupNotice(), NOTICE_BYTES),
        Require.atMostBytes("GroupAvatar", request.groupAvatar(), AVATAR_BYTES),
        owner,
        createdMillis,
        attributes(request.attributes()),
        0,
        1);
  }

  private static Map<String, String> attributes(List<Attribute> sent) {
    if (sent.size() > MOST_ATTRIBUTES) {
      throw new ActionException(ReturnCode.GROUP_ATTRIBUTE_COUNT_EXCEEDED);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Attribute attribute : sent) {
      String key = Require.present("Attributes[].Key", attribute.key());
      String value = Require.present("Attributes[].Value", attribute.value());
      if (key.isEmpty()
          || Require.utf8Length(key) > KEY_BYTES
          || Require.utf8Length(value) > VALUE_BYTES) {
        throw new ActionException(ReturnCode.GROUP_ATTRIBUTE_LENGTH_INVALID);
      }
      attributes.put(key, value);
    }
    return attributes;
  }
}
