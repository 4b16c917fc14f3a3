package dev.zimmer.message;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.JsonText;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documented rules for a message's content.
public final class ContentRules {
  private static final int EXTENDED_BYTES = 1024;
  private static final int SEARCHED_BYTES = 64;
  private static final int LARGEST_SUB_TYPE = 200;

  private final JsonText json;
  private final MediaRules media;
  private final int maxMessageBytes;
  private final int maxMultiItemBytes;

  /// Rules with limits.
  ///
  /// @param maxMessageBytes the largest `Message`, in bytes of UTF-8
  /// @param maxMultiItemBytes the same for a multi-item message
  public ContentRules(JsonText json, int maxMessageBytes, int maxMultiItemBytes) {
    this.json = json;
    this.media = new MediaRules(json);
    this.maxMessageBytes = maxMessageBytes;
    this.maxMultiItemBytes = maxMultiItemBytes;
  }

  /// The content of a message to send.
  ///
  /// @throws ActionException if it breaks a rule
  Content toSend(ContentParameters parameters) {
    return check(parameters, type(parameters));
  }

  /// The content of a message to import. A command cannot be imported, and a custom message must
  /// have its sub-type.
  ///
  /// @throws ActionException if it breaks a rule
  Content toImport(ContentParameters parameters) {
    MessageType type = type(parameters);
    if (type == MessageType.COMMAND) {
      throw Require.invalid("MessageType", "must not be 2: commands cannot be imported");
    }
    if (type == MessageType.CUSTOM) {
      Require.present("SubMsgType", parameters.subMsgType());
    }
    return check(parameters, type);
  }

  private static MessageType type(ContentParameters parameters) {
    int number = Require.present("MessageType", parameters.messageType());
    return MessageType.of(number)
        .orElseThrow(
            () -> Require.invalid("MessageType", "must be 1, 2, 10, 11, 12, 13, 14 or 200"));
  }

  private Content check(ContentParameters parameters, MessageType type) {
    Require.present("Priority", parameters.priority());
    int priority = Require.inRange("Priority", parameters.priority(), 1, 3, 1);
    boolean custom = type == MessageType.CUSTOM;
    int subType =
        custom ? Require.inRange("SubMsgType", parameters.subMsgType(), 0, LARGEST_SUB_TYPE, 0) : 0;
    String searched =
        custom
            ? Require.atMostBytes("SearchedContent", parameters.searchedContent(), SEARCHED_BYTES)
            : "";
    Map<String, Object> body = Require.present("MessageBody", parameters.messageBody());
    checkBody(type, body);
    return new Content(type, subType, priority, json.write(body), searched);
  }

  private void checkBody(MessageType type, Map<String, Object> body) {
    String extended = text("MessageBody.ExtendedData", body.get("ExtendedData"));
    if (Require.utf8Length(extended) > EXTENDED_BYTES) {
      throw new ActionException(
          ReturnCode.MESSAGE_TOO_LARGE, "ExtendedData is longer than " + EXTENDED_BYTES + " bytes");
    }
    flag("MessageBody.HasReceipt", body.get("HasReceipt"));
    checkOfflinePush(body.get("OfflinePush"));
    String message = text("MessageBody.Message", body.get("Message"));
    if (message.isEmpty()) {
      throw Require.invalid("MessageBody.Message", "is missing or empty");
    }
    boolean base64 =
        type == MessageType.COMMAND && flag("MessageBody.IsBase64", body.get("IsBase64"));
    checkSize(type, base64 ? decodedLength(message) : Require.utf8Length(message));
    media.check(type, message);
  }

  private void checkSize(MessageType type, int bytes) {
    int most = type == MessageType.MULTI_ITEM ? maxMultiItemBytes : maxMessageBytes;
    if (bytes > most) {
      throw new ActionException(
          ReturnCode.MESSAGE_TOO_LARGE, "Message is longer than " + most + " bytes");
    }
  }

  private static int decodedLength(String message) {
    try {
      return Base64.getDecoder().decode(message).length;
    } catch (IllegalArgumentException e) {
      throw new ActionException(ReturnCode.BASE64_DECODE_FAILED);
    }
  }

  private static void checkOfflinePush(@Nullable Object push) {
    if (push == null) {
      return;
    }
    if (!(push instanceof Map<?, ?> fields)) {
      throw Require.invalid("MessageBody.OfflinePush", "must be an object");
    }
    if (fields.get("BadgeIncrement") instanceof Number badge
        && (badge.longValue() < 0 || badge.longValue() > 99)) {
      throw Require.invalid("MessageBody.OfflinePush.BadgeIncrement", "must be from 0 to 99");
    }
  }

  private static String text(String parameter, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      default -> throw Require.invalid(parameter, "must be a text");
    };
  }

  private static boolean flag(String parameter, @Nullable Object value) {
    return switch (value == null ? "" : value.toString()) {
      case "", "0", "false", "False" -> false;
      case "1", "true", "True" -> true;
      default -> throw Require.invalid(parameter, "must be 0 or 1");
    };
  }
}
