package dev.zimmer.harness;

import dev.zimmer.Domain;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.DeleteConv;
import dev.zimmer.conversation.QueryConversationList;
import dev.zimmer.group.CreateGroup;
import dev.zimmer.group.DismissGroup;
import dev.zimmer.group.InviteUsersIntoGroup;
import dev.zimmer.group.KickoutGroupUser;
import dev.zimmer.message.ImportGroupMsg;
import dev.zimmer.message.ImportPeerMsg;
import dev.zimmer.message.SendGroupMessage;
import dev.zimmer.message.SendPeerMessage;
import dev.zimmer.user.UserRegister;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One app's back end.
///
/// @param target what is called
/// @param appId who calls
public record Caller(Target target, long appId) {
  private static final Map<String, Object> HELLO = Map.of("Message", "hello");

  /// What takes calls: a server, or what is inside one.
  public interface Target {
    /// Calls the action whose request this is.
    ///
    /// @param appId who calls
    Reply call(long appId, Record request);
  }

  /// A back end without HTTP.
  ///
  /// @param time the wall clock
  public Caller(Domain domain, InstantSource time, long appId) {
    this(new DomainTarget(domain, time), appId);
  }

  /// What a call answered.
  ///
  /// @param code the number of the [ReturnCode]
  /// @param response null if the call was refused as a whole
  public record Reply(int code, @Nullable Record response) {
    /// The response of a call that must have gone through, at least in part.
    public <R extends Record> R as(Class<R> type) {
      if (code != 0) {
        throw new AssertionError("expected Code 0, got " + this);
      }
      return failed(type);
    }

    /// The response of a call of which every part may have failed.
    public <R extends Record> R failed(Class<R> type) {
      if (response == null) {
        throw new AssertionError("expected a response, got " + this);
      }
      return type.cast(response);
    }
  }

  /// Calls the action whose request this is.
  public Reply call(Record request) {
    return target.call(appId, request);
  }

  /// Registers users; all must be new.
  public void register(List<String> userIds) {
    List<UserRegister.UserInfo> infos =
        userIds.stream().map(id -> new UserRegister.UserInfo(id, "", "")).toList();
    UserRegister.Response response =
        call(new UserRegister.Request(infos)).as(UserRegister.Response.class);
    if (!response.errorList().isEmpty()) {
      throw new AssertionError(response);
    }
  }

  /// Sends a text; it must arrive.
  public SendPeerMessage.Success send(String from, String to) {
    SendPeerMessage.Request request =
        new SendPeerMessage.Request(from, List.of(to), 1, 1, HELLO, null, null, 0, null);
    return call(request).as(SendPeerMessage.Response.class).succList().getFirst();
  }

  /// Sends a text to a group; it must arrive.
  public SendGroupMessage.Response sendToGroup(String from, String groupId) {
    return sendToGroup(from, groupId, null);
  }

  /// Sends a text to some members of a group; it must arrive.
  public SendGroupMessage.Response sendToGroup(
      String from, String groupId, SendGroupMessage.@Nullable TargetOption target) {
    SendGroupMessage.SendOptions options =
        target == null ? null : new SendGroupMessage.SendOptions(false, target);
    return call(new SendGroupMessage.Request(from, groupId, 1, 1, HELLO, null, null, options))
        .as(SendGroupMessage.Response.class);
  }

  /// The request that imports a text into one user's side of a one-to-one conversation.
  public static ImportPeerMsg.Request importing(
      String from, String to, @Nullable Long sent, String owner) {
    return new ImportPeerMsg.Request(
        from, to, 1, 1, HELLO, null, null, sent == null ? 0 : sent, owner);
  }

  /// The request that imports a text into a group.
  public static ImportGroupMsg.Request importingToGroup(
      String from, String groupId, @Nullable Long sent) {
    return new ImportGroupMsg.Request(
        from, groupId, 1, 1, HELLO, null, null, sent == null ? 0 : sent);
  }

  /// Creates a group; it must work.
  public void createGroup(String groupId, String owner, List<String> members) {
    call(new CreateGroup.Request(groupId, "", "", "", owner, members, List.of(), 0))
        .as(CreateGroup.Response.class);
  }

  /// Makes a user a member now; it must work.
  public void invite(String operator, String groupId, String userId) {
    call(new InviteUsersIntoGroup.Request(operator, groupId, List.of(userId), List.of()))
        .as(InviteUsersIntoGroup.Response.class);
  }

  /// Removes a member; it must work.
  public void kick(String operator, String groupId, String userId) {
    call(new KickoutGroupUser.Request(operator, groupId, List.of(userId), ""))
        .as(KickoutGroupUser.Response.class);
  }

  /// Ends a group; it must work.
  public void dismiss(String operator, String groupId) {
    Reply reply = call(new DismissGroup.Request(operator, groupId));
    if (reply.code() != ReturnCode.OK.number()) {
      throw new AssertionError(reply);
    }
  }

  /// Deletes a conversation from a list; it must work.
  public void delete(String userId, String convId, int convType) {
    Reply reply = call(new DeleteConv.Request(userId, convId, convType));
    if (reply.code() != ReturnCode.OK.number()) {
      throw new AssertionError(reply);
    }
  }

  /// One page of a list; it must come.
  ///
  /// @param limit null for none
  public QueryConversationList.Response page(String userId, @Nullable Integer limit, long next) {
    int sent = limit == null ? 100 : limit;
    return call(new QueryConversationList.Request(userId, sent, next))
        .as(QueryConversationList.Response.class);
  }

  /// The whole list.
  public List<QueryConversationList.Conversation> list(String userId) {
    List<QueryConversationList.Conversation> all = new ArrayList<>();
    long next = 0;
    do {
      QueryConversationList.Response page = page(userId, 500, next);
      all.addAll(page.list());
      next = page.list().isEmpty() ? 0 : page.next();
    } while (next != 0);
    return all;
  }
}
