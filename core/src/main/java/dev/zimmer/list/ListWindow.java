package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.list.QueryConversationList.Conversation;
import dev.zimmer.list.QueryConversationList.Response;
import dev.zimmer.stamp.Stamp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The entries that a walk sees, as they were at one moment. Nothing in it changes, so pages are
/// made without a lock.
///
/// The rows stand in it as callers get them, one after the other, so a page is one copy. A list is
/// read far more often than a row of it changes; and with many active users, fetching objects that
/// are strewn over the heap would cost more than all else.
final class ListWindow {
  /// A window on nothing.
  static final ListWindow EMPTY = new ListWindow();

  private static final int USUAL_ROW = 80; // bytes

  private final ListEntry[] entries;
  private final long[] positions;
  private final byte[] rows;
  private final int[] rowEnds;

  private ListWindow() {
    entries = new ListEntry[0];
    positions = new long[0];
    rows = new byte[0];
    rowEnds = new int[0];
  }

  /// The window that ends with the latest entry.
  ///
  /// @param size at most so many entries
  /// @param before an earlier window of the list, or [#EMPTY]: what the two have in common is
  ///   copied in long runs, for to write a thousand rows one by one takes longer than a page
  static ListWindow of(SortedEntries sorted, int size, ListWindow before) {
    return new ListWindow(sorted, Math.max(0, sorted.size() - size), before);
  }

  private ListWindow(SortedEntries sorted, int first, ListWindow before) {
    entries = sorted.entriesFrom(first);
    positions = sorted.positionsFrom(first);
    rowEnds = new int[entries.length];
    ByteArrayOutputStream text = new ByteArrayOutputStream(entries.length * USUAL_ROW);
    int from = 0; // in the window before
    for (int i = 0; i < entries.length; ) {
      from = before.skipWhatIsBefore(from, entries[i], positions[i]);
      int run = runLength(i, before, from);
      if (run == 0) {
        text.writeBytes(json(entries[i].id(), positions[i]));
        rowEnds[i] = text.size();
        i++;
      } else {
        copyRun(i, before, from, run, text);
        from += run;
        i += run;
      }
    }
    rows = text.toByteArray();
  }

  /// The index, from another one on, of an entry or of the first that comes after it.
  private int skipWhatIsBefore(int from, ListEntry entry, long position) {
    int index = from;
    while (index < entries.length
        && entries[index] != entry
        && (positions[index] < position
            || (positions[index] == position && entries[index].id().compareTo(entry.id()) < 0))) {
      index++;
    }
    return index;
  }

  /// How many rows from one of this window on are those of another, one after the other.
  private int runLength(int index, ListWindow other, int otherIndex) {
    int most = Math.min(entries.length - index, other.entries.length - otherIndex);
    int length = 0;
    while (length < most
        && entries[index + length] == other.entries[otherIndex + length]
        && positions[index + length] == other.positions[otherIndex + length]) {
      length++;
    }
    return length;
  }

  private void copyRun(
      int to, ListWindow before, int from, int length, ByteArrayOutputStream text) {
    int start = before.rowStart(from);
    int shift = text.size() - start;
    text.write(before.rows, start, before.rowStart(from + length) - start);
    for (int i = 0; i < length; i++) {
      rowEnds[to + i] = before.rowEnds[from + i] + shift;
    }
  }

  /// A row as a JSON object, and a comma. Ids consist of ASCII without quotes, backslashes and
  /// control characters, so nothing in them needs an escape.
  private static byte[] json(ConversationId id, long position) {
    String row =
        "{\"ConvId\":\""
            + id.id()
            + "\",\"ConvType\":"
            + id.type().number()
            + ",\"UpdateTime\":"
            + Stamp.millis(position)
            + "},";
    return row.getBytes(StandardCharsets.US_ASCII);
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

  Conversation row(int index) {
    ConversationId id = entries[index].id();
    return new Conversation(id.id(), id.type().number(), Stamp.millis(positions[index]));
  }

  /// How many bytes some rows have, separated by commas.
  int jsonLength(int from, int to) {
    return to > from ? rowStart(to) - ",".length() - rowStart(from) : 0;
  }

  /// Copies some rows, separated by commas.
  ///
  /// @return the offset of what follows
  int copyJson(int from, int to, byte[] into, int offset) {
    int length = jsonLength(from, to);
    System.arraycopy(rows, rowStart(from), into, offset, length);
    return offset + length;
  }

  private int rowStart(int index) {
    return index == 0 ? 0 : rowEnds[index - 1];
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
