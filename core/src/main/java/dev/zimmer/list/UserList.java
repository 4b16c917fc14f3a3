package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
/// Writers meet readers at single entries only, for an instant. Putting a list in order has a lock
/// that only readers take, so however long a list is, who reads it stops nobody who writes. Writes
/// come in the order of each conversation: whoever finds a group's head moved by a message finds
/// here all that happened in the group before it, so an entry never seems to fall back. Paging
/// relies on that.
final class UserList {
  /// At most so many entries, the latest, make the list.
  static final int WINDOW = 1000;

  // From such a part of all entries on, putting all in order is quicker than one by one.
  private static final int MANY = 8;

  private final Function<String, GroupHead> heads;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile boolean loaded;

  private final Map<ConversationId, ListEntry> entries = new ConcurrentHashMap<>();
  private final TouchedEntries touched = new TouchedEntries();
  private final ListWeight weight = new ListWeight();
  private volatile long readAt;

  private final ReentrantLock order = new ReentrantLock(); // guards what follows
  private final ListGroups groups;
  private final SortedEntries sorted = new SortedEntries(WINDOW);
  private List<ListEntry> unsorted = new ArrayList<>();
  private ListWindow window = ListWindow.EMPTY;

  /// An empty list.
  ///
  /// @param heads the shared head of a group, by group id
  /// @param headMoves what these heads count on when they have moved
  UserList(Function<String, GroupHead> heads, AtomicLong headMoves) {
    this.heads = heads;
    this.groups = new ListGroups(headMoves);
  }

  /// Merges a write of one register of a conversation.
  void merge(ConversationId id, Register register, long version, long value) {
    @Nullable ListEntry entry = entries.get(id);
    if (entry == null) {
      entry = entries.computeIfAbsent(id, this::newEntry);
    }
    if (entry.merge(register, version, value)) {
      touched.add(entry);
    }
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
  List<Map.Entry<String, GroupHead>> headsToLoad() {
    order.lock();
    try {
      takeTouched();
      return groups.headsToLoad();
    } finally {
      order.unlock();
    }
  }

  /// One page of the list as it is now; see [ListWindow#page].
  ListPage page(long after, int limit) {
    return window().page(after, limit);
  }

  /// Whether a conversation is in the list as it is now.
  boolean has(ConversationId id) {
    return window().has(id);
  }

  /// The groups of which the user is a member now, in the order of their ids.
  List<String> groups() {
    return entries.values().stream()
        .filter(ListEntry::isMembership)
        .map(entry -> entry.id().id())
        .sorted()
        .toList();
  }

  /// How much memory the list takes.
  ListWeight weight() {
    return weight;
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
    weight.addEntry(id);
    return new ListEntry(id, id.type() == ConversationType.PEER ? null : heads.apply(id.id()));
  }

  private ListWindow window() {
    order.lock();
    try {
      takeTouched();
      groups.takeMoved(unsorted::add);
      if (!unsorted.isEmpty()) {
        putInOrder();
        window = ListWindow.of(sorted, WINDOW, window);
        weight.setWindow(sorted.bytes() + window.bytes());
      }
      return window;
    } finally {
      order.unlock();
    }
  }

  private void takeTouched() {
    touched.takeAll(entry -> {
      unsorted.add(entry);
      @Nullable GroupHead head = entry.head();
      if (head != null && entry.watch()) {
        groups.add(entry, head);
      }
    });
  }

  private void putInOrder() {
    boolean many = unsorted.size() > entries.size() / MANY;
    if (!many) {
      unsorted.forEach(sorted::sort);
    }
    if (many || sorted.isShort()) {
      sorted.sort(entries.values());
    }
    unsorted = new ArrayList<>();
  }
}
