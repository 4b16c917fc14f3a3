package dev.zimmer.conversation;

import dev.zimmer.conversation.QueryConversationList.Response;
import dev.zimmer.stamp.Stamp;
import java.nio.charset.StandardCharsets;

/// The entries that a walk sees, as they were at one moment. Nothing in it changes, so pages are
/// made without a lock.
///
/// Everything that a page needs lies side by side in memory, not in objects that are strewn over
/// the heap: with many active users, fetching those would cost more than all else.
final class ListWindow {
  private final long[] positions;
  private final boolean[] areGroups;
  private final byte[] ids;
  private final char[] idEnds; // numbers; a thousand ids of 32 bytes end before 65,536

  /// The window that ends with the latest entry.
  ///
  /// @param size at most so many entries
  static ListWindow of(SortedEntries sorted, int size) {
    return new ListWindow(sorted, Math.max(0, sorted.size() - size));
  }

  private ListWindow(SortedEntries sorted, int first) {
    int size = sorted.size() - first;
    positions = new long[size];
    areGroups = new boolean[size];
    idEnds = new char[size];
    int end = 0;
    for (int i = 0; i < size; i++) {
      ConversationId id = sorted.entry(first + i).id();
      positions[i] = sorted.position(first + i);
      areGroups[i] = id.type() == ConversationType.GROUP;
      end += id.id().length();
      idEnds[i] = (char) end;
    }
    ids = new byte[end];
    for (int i = 0; i < size; i++) {
      copyAscii(sorted.entry(first + i).id().id(), ids, idStart(i));
    }
  }

  /// Copies a text of ASCII without making an array of it first: a window has a thousand.
  @SuppressWarnings("deprecation") // it would not do for other texts
  private static void copyAscii(String text, byte[] into, int offset) {
    text.getBytes(0, text.length(), into, offset);
  }

  /// The first `limit` entries after a cursor.
  ///
  /// A page never ends between entries of one position, because the next page could not tell which
  /// of them it has to return: it ends before them or, if it would be empty, after them.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  Response page(long after, int limit) {
    int size = positions.length;
    int from = SortedEntries.firstAfter(positions, size, after);
    int to = endOfPage(from, Math.min(from + limit, size));
    long next = to < size ? positions[to - 1] : 0;
    return new Response(size, next, new ConversationPage(this, from, to));
  }

  String id(int index) {
    return new String(ids, idStart(index), idLength(index), StandardCharsets.US_ASCII);
  }

  int idLength(int index) {
    return idEnds[index] - idStart(index);
  }

  void copyId(int index, byte[] into, int offset) {
    System.arraycopy(ids, idStart(index), into, offset, idLength(index));
  }

  boolean isGroup(int index) {
    return areGroups[index];
  }

  long millis(int index) {
    return Stamp.millis(positions[index]);
  }

  private int idStart(int index) {
    return index == 0 ? 0 : idEnds[index - 1];
  }

  private int endOfPage(int from, int wanted) {
    int end = wanted;
    while (end > from && isInsideTie(end)) {
      end--;
    }
    if (end > from) {
      return end;
    }
    end = wanted;
    while (isInsideTie(end)) {
      end++;
    }
    return end;
  }

  private boolean isInsideTie(int end) {
    return end > 0 && end < positions.length && positions[end - 1] == positions[end];
  }
}
