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
  /// The field of a body for what the message says.
  static final String MESSAGE = "Message";

  /// The field of a body for what its sender added.
  static final String EXTENDED_DATA = "ExtendedData";

  private static final int MAX_EXTENDED_BYTES = 1024;

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

  /// The content of a message, of which the parameters have kept the rules that stand on them.
  ///
  /// @throws ActionException if it breaks another one
  Content check(ContentParameters parameters) {
    MessageType type = MessageType.of(parameters.messageType()).orElseThrow();
    checkBody(type, parameters.messageBody());
    boolean custom = type == MessageType.CUSTOM;
    @Nullable Integer subType = custom ? parameters.subMsgType() : null;
    @Nullable String searched = custom ? parameters.searchedContent() : null;
    return new Content(
        type,
        subType == null ? 0 : subType,
        parameters.priority(),
        json.write(parameters.messageBody()),
        searched == null ? "" : searched);
  }

  /// The same for a message to a room, which cannot have receipts.
  ///
  /// @throws ActionException if it breaks a rule
  Content checkForRoom(ContentParameters parameters) {
    Content content = check(parameters);
    if (flag("MessageBody.HasReceipt", parameters.messageBody().get("HasReceipt"))) {
      throw new ActionException(ReturnCode.ROOM_RECEIPT_UNSUPPORTED);
    }
    return content;
  }

  /// Checks what a message of one kind says.
  ///
  /// @throws ActionException if it breaks a rule
  void checkBody(MessageType type, Map<String, Object> body) {
    checkExtendedData(body);
    flag("MessageBody.HasReceipt", body.get("HasReceipt"));
    checkOfflinePush(body.get("OfflinePush"));
    checkMessage(type, body);
  }

  /// Checks what the sender has added to a message.
  void checkExtendedData(Map<String, Object> body) {
    String extended = text("MessageBody.ExtendedData", body.get(EXTENDED_DATA));
    if (Require.utf8Length(extended) > MAX_EXTENDED_BYTES) {
      throw new ActionException(
          ReturnCode.MESSAGE_TOO_LARGE,
          "ExtendedData is longer than " + MAX_EXTENDED_BYTES + " bytes");
    }
  }

  /// Checks what a message says.
  void checkMessage(MessageType type, Map<String, Object> body) {
    String message = text("MessageBody.Message", body.get(MESSAGE));
    if (message.isEmpty()) {
      throw Require.invalid("MessageBody.Message", "is missing or empty");
    }
    boolean base64 =
        type == MessageType.COMMAND && flag("MessageBody.IsBase64", body.get("IsBase64"));
    checkSize(type, base64 ? decodedLength(message) : Require.utf8Length(message));
    media.check(type, message);
  }

  private void checkSize(MessageType type, int bytes) {
    int max = type == MessageType.MULTI_ITEM ? maxMultiItemBytes : maxMessageBytes;
    if (bytes > max) {
      throw new ActionException(
          ReturnCode.MESSAGE_TOO_LARGE, "Message is longer than " + max + " bytes");
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
