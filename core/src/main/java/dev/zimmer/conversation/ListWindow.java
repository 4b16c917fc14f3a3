package dev.zimmer.conversation;

import dev.zimmer.conversation.QueryConversationList.Response;
import dev.zimmer.stamp.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The entries that a walk sees, as they were at one moment. Nothing in it changes, so pages are
/// made without a lock.
///
/// Everything that a page needs lies side by side in memory, not in objects that are strewn over
/// the heap: with many active users, fetching those would cost more than all else.
final class ListWindow {
  /// A window on nothing.
  static final ListWindow EMPTY = new ListWindow();

  private static final int LONGEST_ID = 32;

  private final ListEntry[] entries;
  private final long[] positions;
  private final boolean[] areGroups;
  private final byte[] ids;
  private final char[] idEnds; // numbers; a thousand ids of 32 bytes end before 65,536

  private ListWindow() {
    entries = new ListEntry[0];
    positions = new long[0];
    areGroups = new boolean[0];
    ids = new byte[0];
    idEnds = new char[0];
  }

  /// The window that ends with the latest entry.
  ///
  /// @param size at most so many entries
  /// @param before an earlier window of the list, or [#EMPTY]: what the two have in common is
  ///   copied in long runs, for to fetch the ids of a thousand entries one by one takes longer than
  ///   a page
  static ListWindow of(SortedEntries sorted, int size, ListWindow before) {
    return new ListWindow(sorted, Math.max(0, sorted.size() - size), before);
  }

  private ListWindow(SortedEntries sorted, int first, ListWindow before) {
    entries = sorted.entriesFrom(first);
    positions = sorted.positionsFrom(first);
    areGroups = new boolean[entries.length];
    idEnds = new char[entries.length];
    byte[] text = new byte[before.ids.length + LONGEST_ID];
    int from = 0; // in the window before
    for (int i = 0; i < entries.length; ) {
      from = before.skipWhatIsBefore(from, entries[i], positions[i]);
      int run = runLength(i, before, from);
      text = withRoom(text, idStart(i), before.idLengths(from, from + run) + LONGEST_ID);
      if (run == 0) {
        add(i, text);
        i++;
      } else {
        copyRun(i, before, from, run, text);
        from += run;
        i += run;
      }
    }
    ids = Arrays.copyOf(text, idStart(entries.length));
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

  /// How many entries from one of this window on are those of another, one after the other.
  private int runLength(int index, ListWindow other, int otherIndex) {
    int most = Math.min(entries.length - index, other.entries.length - otherIndex);
    int length = 0;
    while (length < most && entries[index + length] == other.entries[otherIndex + length]) {
      length++;
    }
    return length;
  }

  private void copyRun(int to, ListWindow before, int from, int length, byte[] text) {
    int start = idStart(to);
    int startBefore = before.idStart(from);
    System.arraycopy(before.areGroups, from, areGroups, to, length);
    System.arraycopy(before.ids, startBefore, text, start, before.idLengths(from, from + length));
    for (int i = 0; i < length; i++) {
      idEnds[to + i] = (char) (before.idEnds[from + i] - startBefore + start);
    }
  }

  /// Ids are ASCII, so each is copied without making an array of it first.
  @SuppressWarnings("deprecation") // it would not do for other texts
  private void add(int index, byte[] text) {
    ConversationId id = entries[index].id();
    int start = idStart(index);
    id.id().getBytes(0, id.id().length(), text, start);
    areGroups[index] = id.type() == ConversationType.GROUP;
    idEnds[index] = (char) (start + id.id().length());
  }

  private static byte[] withRoom(byte[] text, int used, int more) {
    return text.length - used < more ? Arrays.copyOf(text, 2 * text.length + more) : text;
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
    return new String(ids, idStart(index), idLengths(index, index + 1), StandardCharsets.US_ASCII);
  }

  /// How many bytes the ids of some entries have together.
  int idLengths(int from, int to) {
    return idStart(to) - idStart(from);
  }

  /// Copies the id of an entry.
  ///
  /// @return the offset of what follows
  int copyId(int index, byte[] into, int offset) {
    int start = idStart(index);
    int length = idEnds[index] - start;
    System.arraycopy(ids, start, into, offset, length);
    return offset + length;
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
