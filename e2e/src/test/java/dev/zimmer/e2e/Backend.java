package dev.zimmer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// One app's back end, which registers users, makes groups and sends messages. Every method calls
/// the server once for each batch and expects Code 0, unless it says otherwise; who expects
/// something else calls [#client].
final class Backend {
  /// The most entries that a page may have.
  static final int MAX_LIMIT = 500;

  private static final int MAX_BATCH = 100;
  private static final int MAX_PAGES = 2_000;

  private final ZimmerClient client;
  private long latestSeen;

  Backend(ZimmerClient client) {
    this.client = client;
  }

  ZimmerClient client() {
    return client;
  }

  Backend register(String... ids) {
    return register(List.of(ids));
  }

  Backend register(List<String> ids) {
    for (List<String> batch : batches(ids)) {
      List<Map<String, String>> infos = batch.stream().map(id -> Map.of("UserId", id)).toList();
      client.call("UserRegister", Map.of("UserInfo", infos)).expect(0);
    }
    return this;
  }

  /// A text from one user to others.
  JsonAnswer sendPeer(String from, String... to) {
    return client.call("SendPeerMessage", peerMessage(from, List.of(to))).expect(0);
  }

  /// A text from one user to each of any number of others, a hundred with each call.
  void sendPeers(String from, List<String> to) {
    batches(to)
        .forEach(batch -> client.call("SendPeerMessage", peerMessage(from, batch)).expect(0));
  }

  static Map<String, Object> peerMessage(String from, List<String> to) {
    Map<String, Object> message = text(from);
    message.put("ToUserId", to);
    return message;
  }

  /// A text to a group.
  JsonAnswer sendGroup(String from, String group) {
    return client.call("SendGroupMessage", groupMessage(from, group)).expect(0);
  }

  static Map<String, Object> groupMessage(String from, String group) {
    Map<String, Object> message = text(from);
    message.put("GroupId", group);
    return message;
  }

  JsonAnswer createGroup(String group, String owner, String... others) {
    return client
        .call(
            "CreateGroup", Map.of("GroupId", group, "GroupOwner", owner, "UserId", List.of(others)))
        .expect(0);
  }

  JsonAnswer invite(String operator, String group, String... ids) {
    return client
        .call(
            "InviteUsersIntoGroup",
            Map.of("FromUserId", operator, "GroupId", group, "UserIds", List.of(ids)))
        .expect(0);
  }

  JsonAnswer kick(String operator, String group, String... ids) {
    return client
        .call(
            "KickoutGroupUser",
            Map.of("FromUserId", operator, "GroupId", group, "UserId", List.of(ids)))
        .expect(0);
  }

  JsonAnswer dismiss(String operator, String group) {
    return client.call("DismissGroup", Map.of("FromUserId", operator, "GroupId", group)).expect(0);
  }

  JsonAnswer deletePeer(String user, String other) {
    return delete(user, other, Entry.PEER);
  }

  JsonAnswer deleteGroup(String user, String group) {
    return delete(user, group, Entry.GROUP);
  }

  private JsonAnswer delete(String user, String id, int type) {
    return client
        .call("DeleteConv", Map.of("FromUserId", user, "ConvId", id, "ConvType", type))
        .expect(0);
  }

  /// A text of the past from one user to another, in the list of one of them.
  JsonAnswer importPeer(String from, String to, String owner, long millis) {
    Map<String, Object> message = text(from);
    message.put("ToUserId", to);
    message.put("ImportedUserId", owner);
    message.put("SendMessageTime", millis);
    return client.call("ImportPeerMsg", message).expect(0);
  }

  /// A text of the past to a group.
  JsonAnswer importGroup(String from, String group, long millis) {
    Map<String, Object> message = groupMessage(from, group);
    message.put("SendMessageTime", millis);
    return client.call("ImportGroupMsg", message).expect(0);
  }

  /// A text message without anybody to go to.
  static Map<String, Object> text(String from) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("FromUserId", from);
    message.put("MessageType", 1);
    message.put("Priority", 2);
    message.put("MessageBody", Map.of("Message", "hello"));
    return message;
  }

  /// One page of a list.
  JsonAnswer page(String user, int limit, long next) {
    JsonAnswer page =
        client
            .call("QueryConversationList", Map.of("FromUserId", user, "Limit", limit, "Next", next))
            .expect(0);
    page.entries().forEach(entry -> latestSeen = Math.max(latestSeen, entry.time()));
    return page;
  }

  /// A whole list, page by page.
  Walk walk(String user, int limit) {
    List<JsonAnswer> pages = new ArrayList<>();
    long next = 0;
    do {
      JsonAnswer page = page(user, limit, next);
      pages.add(page);
      next = page.next();
      assertThat(pages.size()).as("pages of the list of %s", user).isLessThan(MAX_PAGES);
    } while (next != 0);
    return new Walk(pages);
  }

  /// The whole history that one user has with another, page by page.
  List<JsonNode> history(String user, String other, int limit) {
    return history("QueryPeerMsg", Map.of("FromUserId", user, "ToUserId", other), limit);
  }

  /// The whole history of a group, page by page.
  List<JsonNode> groupHistory(String group, int limit) {
    return history("QueryGroupMsg", Map.of("GroupId", group), limit);
  }

  private List<JsonNode> history(String action, Map<String, Object> whose, int limit) {
    List<JsonNode> messages = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>(whose);
    parameters.put("Limit", limit);
    long next = 0;
    do {
      parameters.put("Next", next);
      JsonAnswer page = client.call(action, parameters).expect(0);
      page.listOf("List").forEach(messages::add);
      next = page.next();
    } while (next != 0);
    return messages;
  }

  /// A whole list, which must not be changing.
  List<Entry> list(String user) {
    return walk(user, MAX_LIMIT).expectWhole().entries();
  }

  /// The time of a one-to-one conversation in a list that must have it.
  long peerTime(String user, String other) {
    return time(user, Entry.peer(other, 0).key());
  }

  /// The time of a group in a list that must have it.
  long groupTime(String user, String group) {
    return time(user, Entry.group(group, 0).key());
  }

  private long time(String user, String key) {
    return list(user).stream()
        .filter(entry -> entry.key().equals(key))
        .mapToLong(Entry::time)
        .findAny()
        .orElseThrow(() -> new AssertionError(key + " is not in the list of " + user));
  }

  /// Waits until the clock shows more than now and more than every UpdateTime seen, so that the
  /// next message has a later time than all before it.
  Backend tick() {
    long before = Math.max(System.currentTimeMillis(), latestSeen);
    while (System.currentTimeMillis() <= before) {
      Thread.onSpinWait();
    }
    return this;
  }

  /// `prefix0`, `prefix1` and so on.
  static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static List<List<String>> batches(List<String> ids) {
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MAX_BATCH) {
      batches.add(ids.subList(from, Math.min(from + MAX_BATCH, ids.size())));
    }
    return batches;
  }
}
