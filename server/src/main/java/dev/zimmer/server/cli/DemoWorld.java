package dev.zimmer.server.cli;

import dev.zimmer.server.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The people and conversations of `zimmer dev`, made by calling the actions like anybody else.
///
/// In the list of [#NARRATOR] there are peer chats and groups, among them a group that they were
/// removed from. Not in it are a group that was dismissed and a conversation that they deleted.
final class DemoWorld {
  /// Whose list has something of everything.
  static final String NARRATOR = "alice";

  private static final int TEXT = 1;
  private static final List<String> PEOPLE =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace");

  private final ActionClient client;
  private final Json json;

  DemoWorld(ActionClient client, Json json) {
    this.client = client;
    this.json = json;
  }

  /// Makes everything, unless the people are there already.
  void createIfEmpty() {
    if (!registerPeople()) {
      return;
    }
    say("bob", "alice", "Have you seen the new server?");
    say("alice", "bob", "Just started it.");
    say("alice", "carol", "Lunch at noon?");
    say("dave", "alice", "This chat will be deleted.");
    say("erin", "alice", "See you tomorrow!");

    found("team", "Team", "alice", List.of("bob", "carol", "dave"));
    found("climbing", "Climbing", "grace", List.of("alice", "frank"));
    found("project-x", "Project X", "bob", List.of("alice", "erin"));
    found("old-times", "Old times", "frank", List.of("alice", "bob"));
    sayToAll("bob", "team", "Welcome, everybody.");
    sayToAll("frank", "old-times", "This group will be dismissed.");
    sayToAll("erin", "project-x", "Alice will be removed after this message.");
    sayToAll("grace", "climbing", "Saturday, seven in the morning.");

    call(
        "KickoutGroupUser",
        Map.of("FromUserId", "bob", "GroupId", "project-x", "UserId", List.of("alice")));
    sayToAll("bob", "project-x", "This does not move Alice's list any more.");
    call("DismissGroup", Map.of("FromUserId", "frank", "GroupId", "old-times"));
    call("DeleteConv", Map.of("FromUserId", "alice", "ConvId", "dave", "ConvType", 0));
    say("frank", "alice", "The newest message of all.");
  }

  /// False if somebody is registered already.
  private boolean registerPeople() {
    List<Map<String, Object>> users = new ArrayList<>();
    for (String id : PEOPLE) {
      String name = Character.toUpperCase(id.charAt(0)) + id.substring(1);
      users.add(Map.of("UserId", id, "UserName", name));
    }
    String answer = client.call("UserRegister", json.write(Map.of("UserInfo", users)));
    return json.object(answer)
        .map(fields -> List.of().equals(fields.get("ErrorList")))
        .orElse(false);
  }

  private void say(String from, String to, String text) {
    call(
        "SendPeerMessage",
        Map.of(
            "FromUserId",
            from,
            "ToUserId",
            List.of(to),
            "MessageType",
            TEXT,
            "Priority",
            1,
            "MessageBody",
            Map.of("Message", text)));
  }

  private void found(String id, String name, String owner, List<String> members) {
    call(
        "CreateGroup",
        Map.of("GroupId", id, "GroupName", name, "GroupOwner", owner, "UserId", members));
  }

  private void sayToAll(String from, String group, String text) {
    call(
        "SendGroupMessage",
        Map.of(
            "FromUserId", from,
            "GroupId", group,
            "MessageType", TEXT,
            "Priority", 1,
            "MessageBody", Map.of("Message", text)));
  }

  private void call(String action, Map<String, Object> parameters) {
    String answer = client.call(action, json.write(parameters));
    Object code = json.object(answer).orElse(Map.of()).get("Code");
    if (!Integer.valueOf(0).equals(code)) {
      throw new IllegalStateException("the demo world's " + action + " was answered " + answer);
    }
  }
}
