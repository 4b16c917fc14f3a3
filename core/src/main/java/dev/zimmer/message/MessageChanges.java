package dev.zimmer.message;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.conversation.Change;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.group.GroupRows;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Recalls and edits stored messages. Neither moves a list.
///
/// From its first change on, what a message is stands in a transactional row of its conversation,
/// so of two changes at once the second finds the first. Its own row, which readers find, is a copy
/// that is written along.
public final class MessageChanges {
  private static final long EDIT_MILLIS = Duration.ofHours(24).toMillis();

  private final StorageEngine engine;
  private final Conversations conversations;
  private final long recallMillis;

  /// The messages kept in a store.
  ///
  /// @param conversations writes them
  /// @param recallWindow how long after it was sent a message can be recalled
  public MessageChanges(StorageEngine engine, Conversations conversations, Duration recallWindow) {
    this.engine = engine;
    this.conversations = conversations;
    this.recallMillis = recallWindow.toMillis();
  }

  /// What the editor learns of an edit.
  ///
  /// @param inConversation how many edits there have been in the conversation
  /// @param ofMessage how many of them of this message
  record Edited(long inConversation, long ofMessage) {}

  /// Recalls a one-to-one message.
  ///
  /// @throws ActionException if it is not there, recalled already, too old, or another's
  void recall(ConversationKey.Peer conversation, long sequence, Fate.Recall recall) {
    requireDone(conversations.write(conversation, change -> recall(change, sequence, recall)));
  }

  /// Recalls a message of a group.
  ///
  /// @throws ActionException as of a one-to-one message, and GROUP_NOT_FOUND
  void recall(ConversationKey.Group conversation, long sequence, Fate.Recall recall) {
    requireDone(
        conversations.write(
            conversation,
            change -> {
              new GroupRows(change).requireGroup();
              return recall(change, sequence, recall);
            }));
  }

  /// Edits a one-to-one message.
  ///
  /// @throws ActionException EDIT_FAILED or EDIT_WINDOW_EXCEEDED
  Edited edit(ConversationKey.Peer conversation, MessageEdit edit) {
    return conversations.write(conversation, change -> edit(change, edit));
  }

  /// Edits a message of a group.
  ///
  /// @throws ActionException EDIT_FAILED or EDIT_WINDOW_EXCEEDED
  Edited edit(ConversationKey.Group conversation, MessageEdit edit) {
    return conversations.write(
        conversation,
        change -> {
          requireMember(change, edit.editor());
          return edit(change, edit);
        });
  }

  private static void requireDone(ReturnCode code) {
    if (code != ReturnCode.OK) {
      throw new ActionException(code);
    }
  }

  private ReturnCode recall(Change change, long sequence, Fate.Recall recall) {
    Message message =
        find(change, sequence).orElseThrow(() -> new ActionException(ReturnCode.MESSAGE_NOT_FOUND));
    if (!message.sender().equals(recall.userId())) {
      throw new ActionException(ReturnCode.RECALL_NOT_BY_SENDER);
    }
    if (message.isRecalled()) {
      // Where a backup was taken in between, its copy may not know it.
      put(change, message);
      return ReturnCode.MESSAGE_ALREADY_RECALLED;
    }
    if (recall.millis() - message.millis() > recallMillis) {
      throw new ActionException(ReturnCode.RECALL_WINDOW_EXCEEDED);
    }
    if (message.hasCounted()) {
      change.recallCounted(sequence, message.sender());
    }
    put(change, message.with(message.content().recalled(), message.fate().recalled(recall)));
    return ReturnCode.OK;
  }

  private Edited edit(Change change, MessageEdit edit) {
    Message message =
        find(change, edit.sequence())
            .orElseThrow(() -> failed("the conversation has no message with that ConvMsgSeq"));
    check(change, message, edit);
    Fate.Edit next = edit.after(message.fate().edit());
    Content content = edit.content(message.content());
    long inConversation = change.countEdit();
    put(change, message.with(content, new Fate(next, null)));
    return new Edited(inConversation, next.number());
  }

  private void check(Change change, Message message, MessageEdit edit) {
    boolean isThere =
        message.isSeenBy(edit.editor())
            && message.sequence() > change.view(edit.editor()).clearedUpTo();
    if (!isThere) {
      throw failed("FromUserId cannot see the message");
    }
    if (message.isRecalled()) {
      throw failed("the message was recalled");
    }
    if (!edit.mayBeOf(message.sender())) {
      throw failed("SenderId did not send the message");
    }
    if (message.content().type() != edit.type()) {
      throw failed("the message is not of that MsgType");
    }
    if (message.options().audience().isTargeted()) {
      throw failed("the message was for some members only");
    }
    if (edit.millis() - message.millis() > EDIT_MILLIS) {
      throw new ActionException(ReturnCode.EDIT_WINDOW_EXCEEDED);
    }
  }

  private static void requireMember(GroupChange change, String userId) {
    if (!change.exists() || !new GroupRows(change).isMember(userId)) {
      throw failed("FromUserId is not a member of the group");
    }
  }

  private static ActionException failed(String why) {
    return new ActionException(ReturnCode.EDIT_FAILED, why);
  }

  private Optional<Message> find(Change change, long sequence) {
    return change
        .rows()
        .get(changedKey(sequence))
        .or(() ->
            engine.getAll(List.of(MessageKeys.address(change.partition(), sequence))).getFirst())
        .map(Message::read);
  }

  private static void put(Change change, Message message) {
    change.rows().put(changedKey(message.sequence()), message.toBytes());
    Messages.put(change, message, change.nextVersion());
  }

  private static Bytes changedKey(long sequence) {
    return new KeyBuilder().tag('e').number(sequence).build();
  }
}
