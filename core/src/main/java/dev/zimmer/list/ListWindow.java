package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.stamp.Stamp;
import java.util.Arrays;

/// The entries that a walk sees, as they were at one moment. Nothing in it changes, so pages are
/// made without a lock.
///
/// The rows stand in it as callers get them, see [JsonRows]: with many active users, fetching
/// objects that are strewn over the heap would cost more than all else.
final class ListWindow {
  /// A window on nothing.
  static final ListWindow EMPTY = new ListWindow();

  private final ListEntry[] entries;
  private final long[] positions;
  private final JsonRows json;

  private ListWindow() {
    entries = new ListEntry[0];
    positions = new long[0];
    json = JsonRows.NONE;
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
    JsonRows.Writer rows = new JsonRows.Writer(entries.length);
    int from = 0; // in the window before
    for (int i = 0; i < entries.length; ) {
      from = before.skipWhatIsBefore(from, entries[i], positions[i]);
      int run = runLength(i, before, from);
      if (run == 0) {
        rows.add(entries[i].id(), positions[i]);
        i++;
      } else {
        rows.addAll(before.json, from, run);
        from += run;
        i += run;
      }
    }
    json = rows.done();
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
    int max = Math.min(entries.length - index, other.entries.length - otherIndex);
    int length = 0;
    while (length < max
        && entries[index + length] == other.entries[otherIndex + length]
        && positions[index + length] == other.positions[otherIndex + length]) {
      length++;
    }
    return length;
  }

  /// The first `limit` entries after a cursor.
  ///
  /// A page never ends between entries of one position, because the next page could not tell which
  /// of them it has to return: it ends before them or, if it would be empty, after them.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  ListPage page(long after, int limit) {
    int size = positions.length;
    int from = SortedEntries.firstAfter(positions, size, after);
    int to = endOfPage(from, Math.min(from + limit, size));
    long next = to < size ? positions[to - 1] : 0;
    return new ListPage(this, from, to, next);
  }

  boolean has(ConversationId id) {
    return Arrays.stream(entries).anyMatch(entry -> entry.id().equals(id));
  }

  int size() {
    return positions.length;
  }

  ListRow row(int index) {
    return new ListRow(entries[index].id(), Stamp.millis(positions[index]));
  }

  /// The rows as callers get them.
  JsonRows json() {
    return json;
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

  /// How much memory the window takes, in bytes.
  int bytes() {
    return ListWeight.array(4, entries.length)
        + ListWeight.array(8, positions.length)
        + json.bytes();
  }

  private boolean isInsideTie(int end) {
    return end > 0 && end < positions.length && positions[end - 1] == positions[end];
  }
}
