package dev.zimmer.list;

import java.util.Objects;

/// One page of a list, as it was at one moment: nothing in it changes.
///
/// Whoever writes a page can have all its rows as one piece of JSON, and then nothing is made for a
/// row: a server sends millions of rows a second.
public final class ListPage {
  private final ListWindow window;
  private final int from;
  private final int to;
  private final long next;

  ListPage(ListWindow window, int from, int to, long next) {
    this.window = window;
    this.from = from;
    this.to = to;
    this.next = next;
  }

  /// How many entries a full walk yields.
  public int total() {
    return window.size();
  }

  /// The cursor of the next page; 0 if this is the last.
  public long next() {
    return next;
  }

  /// How many rows the page has.
  public int size() {
    return to - from;
  }

  /// A row, from 0 on.
  public ListRow row(int index) {
    return window.row(from + Objects.checkIndex(index, size()));
  }

  /// How many bytes [#copyJson] copies.
  public int jsonLength() {
    return "[]".length() + window.json().length(from, to);
  }

  /// Copies the rows as a JSON array of objects, their components named as on the wire, without any
  /// space between them. It is ASCII.
  ///
  /// @param into has room for [#jsonLength] bytes
  /// @param offset where the first one goes
  public void copyJson(byte[] into, int offset) {
    into[offset] = '[';
    int end = window.json().copy(from, to, into, offset + 1);
    into[end] = ']';
  }
}
