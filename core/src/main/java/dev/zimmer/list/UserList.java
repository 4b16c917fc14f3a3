package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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

  private static final int ENTRY_BYTES = 250;
  // From so many on, sorting all at once is quicker than moving one by one.
  private static final int MANY = 64;

  private final Function<String, GroupHead> heads;
  private final AtomicLong headMoves;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile boolean loaded;

  private final Map<ConversationId, ListEntry> entries = new HashMap<>();
  private final Set<ListEntry> touched = new HashSet<>();
  private final SortedEntries sorted = new SortedEntries();
  private ListWindow window = ListWindow.EMPTY;
  private int weighedEntries;
  private volatile long readAt;

  private final List<ListEntry> groups = new ArrayList<>();
  // Of each group its head, and the head's position when the entry was last put in order. They are
  // arrays because every page after a move looks through them all.
  private GroupHead[] groupHeads = new GroupHead[0];
  private long[] sortedHeads = new long[0];
  private int groupsWithLoadedHead;
  private long movesSeen = -1;

  /// An empty list.
  ///
  /// @param heads the shared head of a group, by group id
  /// @param headMoves what these heads count on when they have moved
  UserList(Function<String, GroupHead> heads, AtomicLong headMoves) {
    this.heads = heads;
    this.headMoves = headMoves;
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
    while (groupsWithLoadedHead < groups.size() && groupHeads[groupsWithLoadedHead].isLoaded()) {
      groupsWithLoadedHead++;
    }
    if (groupsWithLoadedHead == groups.size()) { // nearly always
      return List.of();
    }
    List<Map.Entry<String, GroupHead>> found = new ArrayList<>();
    for (int i = groupsWithLoadedHead; i < groups.size(); i++) {
      if (!groupHeads[i].isLoaded()) {
        found.add(Map.entry(groups.get(i).id().id(), groupHeads[i]));
      }
    }
    return found;
  }

  /// One page of the list as it is now; see [ListWindow#page].
  ListPage page(long after, int limit) {
    return window().page(after, limit);
  }

  private synchronized ListWindow window() {
    if (putInOrder()) {
      window = ListWindow.of(sorted, WINDOW, window);
    }
    return window;
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

  /// When a read was last noted, in the time that [#noteReadAt] was given; 0 if never.
  long readAt() {
    return readAt;
  }

  /// Notes that somebody reads it.
  void noteReadAt(long time) {
    readAt = time;
  }

  private ListEntry newEntry(ConversationId id) {
    if (id.type() == ConversationType.PEER) {
      return new ListEntry(id, null);
    }
    GroupHead head = heads.apply(id.id());
    ListEntry group = new ListEntry(id, head);
    int index = groups.size();
    groups.add(group);
    if (index == groupHeads.length) {
      int capacity = index + (index >> 1) + 4;
      groupHeads = Arrays.copyOf(groupHeads, capacity);
      sortedHeads = Arrays.copyOf(sortedHeads, capacity);
    }
    groupHeads[index] = head;
    sortedHeads[index] = Stamp.NONE;
    return group;
  }

  /// @return whether anything may have changed
  private boolean putInOrder() {
    touchMovedGroups();
    if (touched.isEmpty()) {
      return false;
    }
    if (touched.size() > MANY) {
      sorted.sort(entries.values());
    } else {
      touched.forEach(sorted::sort);
    }
    touched.clear();
    return true;
  }

  /// Groups move without a word, because their heads are shared.
  private void touchMovedGroups() {
    long moves = headMoves.get(); // before the heads: one that moves meanwhile is found next time
    if (moves == movesSeen) {
      return;
    }
    movesSeen = moves;
    for (int i = 0; i < groups.size(); i++) {
      long position = groupHeads[i].position();
      if (position != sortedHeads[i]) {
        sortedHeads[i] = position;
        touched.add(groups.get(i));
      }
    }
  }
}
