package dev.zimmer.list;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The entries of a list that may have moved since they were last put in order. Any thread adds to
/// it without waiting. The entries themselves are linked, so it takes no memory however long nobody
/// looks.
final class TouchedEntries {
  private final AtomicReference<@Nullable ListEntry> latest = new AtomicReference<>();

  /// Adds an entry that is not here, as [ListEntry#merge] tells.
  void add(ListEntry entry) {
    @Nullable ListEntry before;
    do {
      before = latest.get();
      entry.setTouchedBefore(before);
    } while (!latest.compareAndSet(before, entry));
  }

  /// Takes all entries out. What changes an entry after that adds it again.
  void takeAll(Consumer<ListEntry> to) {
    @Nullable ListEntry entry = latest.getAndSet(null);
    while (entry != null) {
      @Nullable ListEntry next = entry.takeTouched();
      to.accept(entry);
      entry = next;
    }
  }
}
