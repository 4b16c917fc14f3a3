package dev.zimmer.conversation;

import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One user's conversation list in memory.
///
/// It takes writes from the moment it exists, also while it is being read from the store: all
/// registers merge in any order, so the rows read and the writes made meanwhile give the same list
/// whichever comes first.
///
/// Its own lock guards the entries, and is held for microseconds only. Writes come in the order of
/// each conversation, so whoever finds a group's head moved by a message finds here all that
/// happened in the group before it; an entry never seems to fall back. Paging relies on that.
final class UserList {
  /// At most so many entries, the latest, make the list.
  static final int WINDOW = 1000;

  private static final int ENTRY_BYTES = 200;
  // From so many on, sorting all at once is quicker than moving one by one.
  private static final int MANY = 64;

  private final Function<String, GroupHead> heads;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile boolean loaded;

  private final Map<ConversationId, ListEntry> entries = new HashMap<>();
  private final List<ListEntry> groups = new ArrayList<>();
  private final Set<ListEntry> touched = new HashSet<>();
  private final SortedEntries sorted = new SortedEntries();
  private int weighedEntries;

  /// An empty list.
  ///
  /// @param heads the shared head of a group, by group id
  UserList(Function<String, GroupHead> heads) {
    this.heads = heads;
  }

  /// Merges a write of one register of a conversation.
  synchronized void merge(ConversationId id, Register register, long version, long value) {
    ListEntry entry = entries.computeIfAbsent(id, this::newEntry);
    entry.merge(register, version, value);
    touched.add(entry);
  }

  /// Whether the list has been read from the store.
  boolean isLoaded() {
    return loaded;
  }

  /// Reads the list unless that is done already; of several threads one reads and the others wait.
  ///
  /// @param reader merges what the store holds; false if there is nothing to read a list for
  /// @return whether the list has been read
  boolean load(BooleanSupplier reader) {
    loading.lock();
    try {
      loaded = loaded || reader.getAsBoolean();
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  /// The heads of the groups in the list, by group id, that have not been read yet.
  synchronized List<Map.Entry<String, GroupHead>> headsToLoad() {
    List<Map.Entry<String, GroupHead>> found = new ArrayList<>();
    for (ListEntry group : groups) {
      GroupHead head = group.head();
      if (head != null && !head.isLoaded()) {
        found.add(Map.entry(group.id().id(), head));
      }
    }
    return found;
  }

  /// Whether a conversation is in the list now.
  synchronized boolean contains(ConversationId id) {
    @Nullable ListEntry entry = entries.get(id);
    return entry != null && entry.position() != Stamp.NONE;
  }

  /// The first `limit` entries after a cursor.
  ///
  /// A page never ends between entries of one position, because the next page could not tell which
  /// of them it has to return: it ends before them or, if it would be empty, after them.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  synchronized ListPage page(long after, int limit) {
    putInOrder();
    int size = sorted.size();
    int first = Math.max(0, size - WINDOW);
    int from = Math.max(first, sorted.firstAfter(after));
    int to = endOfPage(from, Math.min(from + limit, size));
    List<ListPage.Entry> page = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      page.add(new ListPage.Entry(sorted.entry(i).id(), Stamp.millis(sorted.position(i))));
    }
    long next = to < size ? sorted.position(to - 1) : 0;
    return new ListPage(size - first, next, page);
  }

  /// About how much memory the list takes.
  synchronized int weigh() {
    weighedEntries = entries.size();
    return ENTRY_BYTES + weighedEntries * ENTRY_BYTES;
  }

  /// Whether it takes much more memory than when it was last weighed.
  synchronized boolean hasOutgrownItsWeight() {
    return entries.size() > 2 * weighedEntries + 100;
  }

  private ListEntry newEntry(ConversationId id) {
    if (id.type() == ConversationType.PEER) {
      return new ListEntry(id, null);
    }
    ListEntry group = new ListEntry(id, heads.apply(id.id()));
    groups.add(group);
    return group;
  }

  /// Groups move without a word, because their heads are shared; the others were touched.
  private void putInOrder() {
    if (touched.size() > MANY) {
      sorted.sort(entries.values());
    } else {
      groups.forEach(sorted::sort);
      touched.forEach(sorted::sort);
    }
    touched.clear();
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
    return end > 0 && end < sorted.size() && sorted.position(end - 1) == sorted.position(end);
  }
}
