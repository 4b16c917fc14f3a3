package dev.zimmer.list;

import dev.zimmer.list.QueryConversationList.Conversation;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// One page of a conversation list, as it was at one moment: rows that never change.
///
/// It is a list like any other. Whoever writes a page can have all its rows as one piece of JSON
/// instead, and then nothing is made for a row: a server sends millions of rows a second.
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
    return window.row(from + Objects.checkIndex(index, size));
  }

  /// How many bytes [#copyJson] copies.
  public int jsonLength() {
    return "[]".length() + window.jsonLength(from, from + size);
  }

  /// Copies the rows as a JSON array of objects, their components named as on the wire, without any
  /// space between them. It is ASCII.
  ///
  /// @param into has room for [#jsonLength] bytes
  /// @param offset where the first one goes
  public void copyJson(byte[] into, int offset) {
    into[offset] = '[';
    int end = window.copyJson(from, from + size, into, offset + 1);
    into[end] = ']';
  }
}
