package dev.zimmer.message;

import dev.zimmer.action.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the bodies of stored messages are given back: texts and custom messages as they were sent,
/// all others as percent-encoded JSON with names of its own.
public final class MessageBodies {
  private static final int RECALLED = 31;
  private static final int BY_BACK_END = 12;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final JsonText json;

  /// @param json how to read and write JSON inside messages
  public MessageBodies(JsonText json) {
    this.json = json;
  }

  /// The messages of a page as they are given back.
  List<HistoryMessage> readAll(HistoryPage page) {
    return page.messages().stream().map(each -> read(each, page.clearedUpTo())).toList();
  }

  /// A stored message as it is given back to a reader.
  ///
  /// @param clearedUpTo messages up to this number the reader has cleared
  HistoryMessage read(Message message, long clearedUpTo) {
    if (message.isRecalled()) {
      return empty(message, RECALLED, 2);
    }
    return message.sequence() <= clearedUpTo
        ? empty(message, message.content().type().number(), 1)
        : read(message);
  }

  /// The same for a reader who has asked for it by its number, and of a recalled one is told how
  /// that came.
  HistoryMessage readWithRecall(Message message, long clearedUpTo) {
    Fate.@Nullable Recall recall = message.fate().recall();
    if (recall == null || message.sequence() <= clearedUpTo) {
      return read(message, clearedUpTo);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("user_id", recall.userId());
    body.put("revoke_time", recall.millis());
    body.put("msg_type", message.content().type().number());
    body.put("payload", recall.payload());
    body.put("msg_status", BY_BACK_END);
    return withBody(message, RECALLED, percentEncoded(json.write(body)), 2);
  }

  private static HistoryMessage empty(Message message, int type, int isEmpty) {
    return withBody(message, type, "", isEmpty);
  }

  private static HistoryMessage withBody(Message message, int type, String body, int isEmpty) {
    return new HistoryMessage(
        message.sender(),
        type,
        null,
        body,
        message.id(),
        message.sequence(),
        "",
        message.millis(),
        isEmpty);
  }

  private HistoryMessage read(Message message) {
    Content content = message.content();
    Map<String, Object> body = object(content.body());
    return new HistoryMessage(
        message.sender(),
        content.type().number(),
        content.type() == MessageType.CUSTOM ? content.subType() : null,
        body(content.type(), text(body.get("Message"))),
        message.id(),
        message.sequence(),
        text(body.get("ExtendedData")),
        message.millis(),
        0);
  }

  private String body(MessageType type, String sent) {
    return switch (type) {
      case TEXT, COMMAND, BARRAGE, CUSTOM -> sent;
      case IMAGE, FILE, AUDIO, VIDEO -> percentEncoded(json.write(medium(type, object(sent))));
      case MULTI_ITEM -> percentEncoded(json.write(items(object(sent))));
    };
  }

  /// Every octet but RFC 3986's unreserved characters. A form's encoding differs in four of them.
  static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static Map<String, Object> medium(MessageType type, Map<?, ?> sent) {
    Map<?, ?> origin = part(sent.get("Origin"));
    Map<String, Object> medium = new LinkedHashMap<>();
    medium.put("md5", "");
    medium.put("file_name", text(sent.get("FileName")));
    medium.put("file_size", Long.toString(whole(sent.get("Size"))));
    Object url = type == MessageType.IMAGE ? origin.get("Url") : sent.get("Url");
    medium.put("download_url", text(url));
    switch (type) {
      case AUDIO -> putDuration(medium, sent);
      case VIDEO -> {
        putDuration(medium, sent);
        putPicture(medium, "video_first_frame", part(sent.get("Thumbnail")));
      }
      case IMAGE -> {
        putSize(medium, "origin_image", origin);
        putPicture(medium, "large_image", part(sent.get("LargeImage")));
        putPicture(medium, "thumbnail", part(sent.get("Thumbnail")));
      }
      default -> {}
    }
    return medium;
  }

  private static void putDuration(Map<String, Object> medium, Map<?, ?> sent) {
    medium.put("media_duration", Long.toString(whole(sent.get("MediaDuration"))));
  }

  private static void putPicture(Map<String, Object> medium, String name, Map<?, ?> picture) {
    medium.put(name + "_download_url", text(picture.get("Url")));
    putSize(medium, name, picture);
  }

  private static void putSize(Map<String, Object> medium, String name, Map<?, ?> picture) {
    medium.put(name + "_width", whole(picture.get("Width")));
    medium.put(name + "_height", whole(picture.get("Height")));
  }

  private Map<String, Object> items(Map<?, ?> sent) {
    List<?> items = sent.get("MultiMsg") instanceof List<?> list ? list : List.of();
    return Map.of("multi_msg", items.stream().map(item -> item(part(item))).toList());
  }

  private Map<String, Object> item(Map<?, ?> sent) {
    MessageType type = MessageType.of(whole(sent.get("MsgType"))).orElse(MessageType.TEXT);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("msg_type", type.number());
    if (type == MessageType.CUSTOM) {
      item.put("sub_msg_type", whole(sent.get("SubMsgType")));
    }
    item.put("callback_content", content(type, sent));
    return item;
  }

  /// An item has its content as a text, a medium also as an object, or among its own fields.
  private String content(MessageType type, Map<?, ?> item) {
    Object content = item.get("Msg");
    return switch (type) {
      case IMAGE, FILE, AUDIO, VIDEO -> {
        Map<?, ?> medium =
            switch (content) {
              case null -> item;
              case Map<?, ?> fields -> fields;
              default -> object(text(content));
            };
        yield json.write(medium(type, medium));
      }
      default -> text(content);
    };
  }

  private Map<String, Object> object(String text) {
    return json.object(text).orElse(Map.of());
  }

  private static Map<?, ?> part(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? fields : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  /// A number of pixels, bytes or seconds, as senders give it; 0 if they don't.
  private static long whole(@Nullable Object value) {
    return switch (value) {
      case Number number -> Math.max(0, number.longValue());
      case String digits when DIGITS.matcher(digits).matches() -> Long.parseLong(digits);
      case null, default -> 0;
    };
  }
}
