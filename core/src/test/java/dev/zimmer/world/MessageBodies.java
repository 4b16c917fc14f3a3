package dev.zimmer.world;

import java.util.Map;

/// A right body for every kind of message.
final class MessageBodies {
  private MessageBodies() {}

  static Map<String, Object> of(int type) {
    String message =
        switch (type) {
          case 10 -> "{\"MultiMsg\":[{\"MsgType\":1},{\"MsgType\":11}]}";
          case 11 -> "{\"Origin\":{\"Url\":\"https://x/1.png\",\"Width\":2,\"Height\":3}}";
          case 12, 13 -> "{\"FileName\":\"a\",\"Url\":\"https://x/1\"}";
          case 14 -> "{\"Url\":\"https://x/1\",\"Thumbnail\":{\"Width\":2,\"Height\":3}}";
          default -> "hello";
        };
    return Map.of("Message", message);
  }
}
