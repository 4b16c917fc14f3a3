package dev.zimmer.message;

import dev.zimmer.action.CallContext;
import dev.zimmer.action.JsonText;
import dev.zimmer.action.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The documented rules for an edit of a message.
public final class EditRules {
  private final JsonText json;
  private final ContentRules rules;

  /// @param json how to read and write JSON inside messages
  /// @param rules what a message may be
  public EditRules(JsonText json, ContentRules rules) {
    this.json = json;
    this.rules = rules;
  }

  /// The edit that the parameters mean, which have kept the rules that stand on them.
  ///
  /// @throws dev.zimmer.action.ActionException if they break another one
  MessageEdit check(CallContext call, EditParameters parameters) {
    MessageType type = MessageType.of(parameters.msgType()).orElseThrow();
    @Nullable Integer subType = null;
    if (has(parameters, EditParameters.EDIT_SUB_TYPE)) {
      if (type != MessageType.CUSTOM) {
        throw Require.invalid("EditType", "can have 16 only with MsgType 200");
      }
      subType = Require.present("SubMsgType", parameters.subMsgType());
    }
    @Nullable List<String> mentioned =
        has(parameters, EditParameters.EDIT_MENTIONED)
            ? Require.present("AtListInfo", parameters.atListInfo()).atList()
            : null;
    @Nullable Boolean mentionsAll =
        has(parameters, EditParameters.EDIT_MENTIONS_ALL)
            ? Require.present("IsAtAll", parameters.isAtAll())
            : null;
    return new MessageEdit(
        parameters.fromUserId(),
        parameters.senderId(),
        parameters.convMsgSeq(),
        type,
        call.nowMillis(),
        change(changes(type, parameters), subType),
        mentioned,
        mentionsAll);
  }

  private Map<String, Object> changes(MessageType type, EditParameters parameters) {
    Map<String, Object> changes = new HashMap<>();
    boolean hasMessage = has(parameters, EditParameters.EDIT_MESSAGE);
    boolean hasExtended = has(parameters, EditParameters.EDIT_EXTENDED_DATA);
    if (!hasMessage && !hasExtended) {
      return changes;
    }
    NewMessageBody body = Require.present("MessageBody", parameters.messageBody());
    if (hasExtended) {
      changes.put(
          ContentRules.EXTENDED_DATA, body.extendedData() == null ? "" : body.extendedData());
      rules.checkExtendedData(changes);
    }
    if (hasMessage) {
      changes.put(ContentRules.MESSAGE, body.message() == null ? "" : body.message());
      rules.checkMessage(type, changes);
    }
    return changes;
  }

  private UnaryOperator<Content> change(Map<String, Object> changes, @Nullable Integer subType) {
    return old -> {
      Map<String, Object> body = new HashMap<>(json.object(old.body()).orElse(Map.of()));
      body.putAll(changes);
      return new Content(
          old.type(),
          subType == null ? old.subType() : subType,
          old.priority(),
          json.write(body),
          old.searchedContent());
    };
  }

  private static boolean has(EditParameters parameters, int bit) {
    return (parameters.editType() & bit) != 0;
  }
}
