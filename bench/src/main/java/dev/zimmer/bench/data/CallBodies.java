package dev.zimmer.bench.data;

import java.util.List;
import java.util.stream.Collectors;

/// The JSON bodies of the calls that the benchmark makes.
public final class CallBodies {
  private static final String CONTENT =
      "\"MessageType\":1,\"Priority\":2,\"MessageBody\":{\"Message\":\"Good morning, shall we meet"
          + " at the station at ten?\",\"ExtendedData\":\"\"}}";

  private CallBodies() {}

  /// QueryConversationList.
  public static String query(String user, int limit, long next) {
    return "{\"FromUserId\":\"%s\",\"Limit\":%d,\"Next\":%d}".formatted(user, limit, next);
  }

  /// SendPeerMessage.
  public static String sendPeer(String from, List<String> to) {
    return "{\"FromUserId\":\"%s\",\"ToUserId\":%s,".formatted(from, texts(to)) + CONTENT;
  }

  /// SendGroupMessage.
  public static String sendGroup(String from, String group) {
    return "{\"FromUserId\":\"%s\",\"GroupId\":\"%s\",".formatted(from, group) + CONTENT;
  }

  /// UserRegister.
  public static String register(List<String> users) {
    return users.stream()
        .map(user -> "{\"UserId\":\"%s\",\"UserName\":\"%s\"}".formatted(user, user))
        .collect(Collectors.joining(",", "{\"UserInfo\":[", "]}"));
  }

  /// CreateGroup.
  public static String createGroup(String group, String owner, List<String> members) {
    return "{\"GroupId\":\"%s\",\"GroupOwner\":\"%s\",\"UserId\":%s}"
        .formatted(group, owner, texts(members));
  }

  /// InviteUsersIntoGroup.
  public static String invite(String from, String group, List<String> users) {
    return "{\"FromUserId\":\"%s\",\"GroupId\":\"%s\",\"UserIds\":%s}"
        .formatted(from, group, texts(users));
  }

  private static String texts(List<String> values) {
    return values.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
