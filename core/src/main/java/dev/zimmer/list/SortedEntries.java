package dev.zimmer.list;

import dev.zimmer.stamp.Stamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// The latest of the entries that are in a list, ascending by (position, id). Entries move by
/// themselves, so each stands here where it was when it was last put in order.
///
/// Only the latest are kept in order, some more of them than anybody sees: a list may have a
/// hundred thousand entries, and what a page costs does not depend on it. All others are earlier
/// than those here. When so many have been hidden that there are too few, it is told by [#isShort],
/// and putting all in order again makes up for it.
final class SortedEntries {
  private static final Comparator<ListEntry> ORDER =
      Comparator.comparingLong(ListEntry::sortedAt).thenComparing(ListEntry::id);

  // How many are kept, in times of those needed: so many when all have been put in order, and so
  // many at most. As many must be hidden, or come, before any work that grows with the list.
  private static final int USUAL = 2;
  private static final int MAX = 3;

  private final int needed;
  private ListEntry[] entries = new ListEntry[0];
  private long[] positions = new long[0];
  private int size;
  private boolean areAll = true;

  /// @param needed so many of the latest are seen
  SortedEntries(int needed) {
    this.needed = needed;
  }

  int size() {
    return size;
  }

  /// How much memory the order takes, in bytes.
  int bytes() {
    return ListWeight.array(4, entries.length) + ListWeight.array(8, positions.length);
  }

  /// Whether entries that are needed may be missing.
  boolean isShort() {
    return size < needed && !areAll;
  }

  /// A copy of the entries from an index on.
  ListEntry[] entriesFrom(int index) {
    return Arrays.copyOfRange(entries, index, size);
  }

  /// A copy of the positions of the entries from an index on.
  long[] positionsFrom(int index) {
    return Arrays.copyOfRange(positions, index, size);
  }

  /// The index of the first position larger than another, among ascending ones.
  ///
  /// @param size how many of them count
  /// @return `size` if there is none
  static int firstAfter(long[] positions, int size, long position) {
    if (size == 0 || positions[0] > position) { // most pages are first ones
      return 0;
    }
    int low = 1;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (positions[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Puts all entries of the list in order.
  void sort(Collection<ListEntry> all) {
    Queue<ListEntry> latest = new PriorityQueue<>(ORDER); // the earliest of them first
    areAll = true;
    for (ListEntry entry : all) {
      entry.setSortedAt(entry.position());
      if (entry.sortedAt() == Stamp.NONE) {
        continue;
      }
      if (latest.size() < USUAL * needed) {
        latest.add(entry);
      } else if (ORDER.compare(entry, latest.element()) < 0) {
        drop(entry);
      } else {
        drop(latest.remove());
        latest.add(entry);
      }
    }
    entries = latest.toArray(ListEntry[]::new);
    Arrays.sort(entries, ORDER);
    positions = Arrays.stream(entries).mapToLong(ListEntry::sortedAt).toArray();
    size = entries.length;
  }

  /// Puts one entry where it belongs now.
  void sort(ListEntry entry) {
    long position = entry.position();
    if (position == entry.sortedAt()) {
      return;
    }
    if (entry.sortedAt() != Stamp.NONE) {
      remove(entry);
    }
    if (position != Stamp.NONE) {
      insert(entry, position);
    }
  }

  private void drop(ListEntry entry) {
    entry.setSortedAt(Stamp.NONE);
    areAll = false;
  }

  private void remove(ListEntry entry) {
    int index = firstAfter(positions, size, entry.sortedAt()) - 1;
    while (entries[index] != entry) {
      index--;
    }
    entry.setSortedAt(Stamp.NONE);
    size--;
    System.arraycopy(entries, index + 1, entries, index, size - index);
    System.arraycopy(positions, index + 1, positions, index, size - index);
    entries[size] = entry; // a place that nobody looks at; what it holds is in the list's map too
  }

  private void insert(ListEntry entry, long position) {
    entry.setSortedAt(position);
    int index = firstAfter(positions, size, position);
    while (index > 0 && ORDER.compare(entries[index - 1], entry) > 0) {
      index--;
    }
    if (index == 0 && !areAll) { // it may belong among those that are not here
      drop(entry);
      return;
    }
    if (size == entries.length) {
      int capacity = size + (size >> 3) + 4;
      entries = Arrays.copyOf(entries, capacity);
      positions = Arrays.copyOf(positions, capacity);
    }
    System.arraycopy(entries, index, entries, index + 1, size - index);
    System.arraycopy(positions, index, positions, index + 1, size - index);
    entries[index] = entry;
    positions[index] = position;
    size++;
    if (size > MAX * needed) {
      dropFirst(size - USUAL * needed);
    }
  }

  private void dropFirst(int count) {
    for (int i = 0; i < count; i++) {
      drop(entries[i]);
    }
    size -= count;
    System.arraycopy(entries, count, entries, 0, size);
    System.arraycopy(positions, count, positions, 0, size);
  }
}
