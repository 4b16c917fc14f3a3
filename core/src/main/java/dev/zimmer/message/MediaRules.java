package dev.zimmer.message;

import dev.zimmer.action.JsonText;
import dev.zimmer.action.Require;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documented rules for messages whose content is structured: media, and several items in one.
final class MediaRules {
  private static final int MAX_FILE_NAME_BYTES = 150;
  private static final int MAX_URL_BYTES = 500;
  private static final int MAX_ITEMS = 20;

  private final JsonText json;

  MediaRules(JsonText json) {
    this.json = json;
  }

  /// Checks the `Message` of a message of one kind.
  void check(MessageType type, String message) {
    switch (type) {
      case IMAGE, FILE, AUDIO, VIDEO -> checkMedium(type, object(message));
      case MULTI_ITEM -> checkItems(object(message));
      case TEXT, COMMAND, BARRAGE, CUSTOM -> {}
    }
  }

  private Map<String, Object> object(String message) {
    return json.object(message)
        .orElseThrow(() ->
            Require.invalid(
                "MessageBody.Message", "must be a JSON object in a text for this type"));
  }

  private static void checkMedium(MessageType type, Map<String, Object> medium) {
    Require.atMostBytes("Message.FileName", text("FileName", medium), MAX_FILE_NAME_BYTES);
    checkUrl("Url", medium);
    if (type == MessageType.IMAGE) {
      checkImage(medium);
    } else if (type == MessageType.VIDEO) {
      checkVideo(medium);
    }
  }

  private static void checkItems(Map<String, Object> message) {
    boolean counted =
        message.get("MultiMsg") instanceof List<?> list
            && !list.isEmpty()
            && list.size() <= MAX_ITEMS;
    if (!counted) {
      throw Require.invalid("Message.MultiMsg", "must be a list of 1 to " + MAX_ITEMS + " items");
    }
    for (Object item : (List<?>) Require.present("Message.MultiMsg", message.get("MultiMsg"))) {
      boolean known =
          item instanceof Map<?, ?> fields
              && fields.get("MsgType") instanceof Number number
              && MessageType.of(number.longValue()).filter(MediaRules::mayBeItem).isPresent();
      if (!known) {
        throw Require.invalid(
            "Message.MultiMsg", "must hold objects with a MsgType of 1, 11 to 14 or 200");
      }
    }
  }

  private static boolean mayBeItem(MessageType type) {
    return type.isStored() && type != MessageType.MULTI_ITEM;
  }

  private static void checkImage(Map<String, Object> image) {
    Map<?, ?> origin = Require.present("Message.Origin", part("Origin", image));
    if (text("Url", origin).isEmpty()) {
      throw Require.invalid("Message.Origin.Url", "is missing or empty");
    }
    checkUrl("Url", origin);
    Require.present("Message.Origin.Width", origin.get("Width"));
    Require.present("Message.Origin.Height", origin.get("Height"));
    for (String name : List.of("LargeImage", "Thumbnail")) {
      Map<?, ?> smaller = part(name, image);
      if (smaller != null) {
        checkUrl("Url", smaller);
      }
    }
  }

  private static void checkVideo(Map<String, Object> video) {
    Map<?, ?> thumbnail = part("Thumbnail", video);
    if (thumbnail == null) {
      return;
    }
    checkUrl("Url", thumbnail);
    for (String name : List.of("Width", "Height")) {
      boolean positive = thumbnail.get(name) instanceof Number number && number.doubleValue() > 0;
      if (!positive) {
        throw Require.invalid("Message.Thumbnail." + name, "must be larger than 0");
      }
    }
  }

  private static void checkUrl(String name, Map<?, ?> fields) {
    Require.atMostBytes("Message." + name, text(name, fields), MAX_URL_BYTES);
  }

  private static @Nullable Map<?, ?> part(String name, Map<?, ?> fields) {
    return switch (fields.get(name)) {
      case null -> null;
      case Map<?, ?> part -> part;
      default -> throw Require.invalid("Message." + name, "must be an object");
    };
  }

  private static String text(String name, Map<?, ?> fields) {
    return switch (fields.get(name)) {
      case null -> "";
      case String text -> text;
      default -> throw Require.invalid("Message." + name, "must be a text");
    };
  }
}
