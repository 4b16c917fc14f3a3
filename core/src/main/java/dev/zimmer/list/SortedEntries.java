package dev.zimmer.list;

import dev.zimmer.stamp.Stamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/// The entries that are in a list, ascending by (position, id). Entries move by themselves, so each
/// stands here where it was when it was last put in order.
final class SortedEntries {
  private static final Comparator<ListEntry> ORDER =
      Comparator.comparingLong(ListEntry::sortedAt).thenComparing(ListEntry::id);

  private ListEntry[] entries = new ListEntry[0];
  private long[] positions = new long[0];
  private int size;

  int size() {
    return size;
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

  /// Puts all entries in order.
  void sort(Collection<ListEntry> all) {
    all.forEach(entry -> entry.setSortedAt(entry.position()));
    entries =
        all.stream()
            .filter(entry -> entry.sortedAt() != Stamp.NONE)
            .sorted(ORDER)
            .toArray(ListEntry[]::new);
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
    entry.setSortedAt(position);
    if (position != Stamp.NONE) {
      insert(entry);
    }
  }

  private void remove(ListEntry entry) {
    int index = firstAfter(positions, size, entry.sortedAt()) - 1;
    while (entries[index] != entry) {
      index--;
    }
    size--;
    System.arraycopy(entries, index + 1, entries, index, size - index);
    System.arraycopy(positions, index + 1, positions, index, size - index);
    entries[size] = entry; // a place that nobody looks at; what it holds is in the list's map too
  }

  private void insert(ListEntry entry) {
    int index = firstAfter(positions, size, entry.sortedAt());
    while (index > 0 && ORDER.compare(entries[index - 1], entry) > 0) {
      index--;
    }
    if (size == entries.length) {
      int capacity = size + (size >> 3) + 4;
      entries = Arrays.copyOf(entries, capacity);
      positions = Arrays.copyOf(positions, capacity);
    }
    System.arraycopy(entries, index, entries, index + 1, size - index);
    System.arraycopy(positions, index, positions, index + 1, size - index);
    entries[index] = entry;
    positions[index] = entry.sortedAt();
    size++;
  }
}
