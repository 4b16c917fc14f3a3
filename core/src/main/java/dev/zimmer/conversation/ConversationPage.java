package dev.zimmer.conversation;

import dev.zimmer.conversation.QueryConversationList.Conversation;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// One page of a conversation list, as it was at one moment: rows that never change.
///
/// It is a list like any other. Whoever writes a page can also ask for the parts of a row, and then
/// no object is made for it: a server makes millions of rows a second.
public final class ConversationPage extends AbstractList<Conversation> implements RandomAccess {
  private final ListWindow window;
  private final int from;
  private final int size;

  ConversationPage(ListWindow window, int from, int to) {
    this.window = window;
    this.from = from;
    this.size = to - from;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Conversation get(int index) {
    ConversationType type = isGroup(index) ? ConversationType.GROUP : ConversationType.PEER;
    return new Conversation(window.id(at(index)), type.number(), updateTime(index));
  }

  /// How many bytes the ids of all rows have together.
  public int convIdLengths() {
    return window.idLengths(from, from + size);
  }

  /// Copies the id of a row: ASCII, and only what ids may consist of, so neither quotes nor
  /// backslashes nor control characters.
  ///
  /// @param index from 0 up to the size of the page
  /// @param into has room for the id, which has at most 32 bytes
  /// @param offset where its first byte goes
  /// @return where the next byte would go
  public int copyConvId(int index, byte[] into, int offset) {
    return window.copyId(at(index), into, offset);
  }

  /// Whether a row is a group's; else it is one-to-one.
  ///
  /// @param index from 0 up to the size of the page
  public boolean isGroup(int index) {
    return window.isGroup(at(index));
  }

  /// When the newest message of a row reached the user, in Unix milliseconds.
  ///
  /// @param index from 0 up to the size of the page
  public long updateTime(int index) {
    return window.millis(at(index));
  }

  private int at(int index) {
    return from + Objects.checkIndex(index, size);
  }
}
