package dev.zimmer.list;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import java.util.concurrent.atomic.AtomicInteger;

/// How much memory one list takes, in bytes, reckoned from what it consists of.
///
/// The sizes are those of the documented command line: pointers of 32 bits and compact headers of
/// objects. A test compares them with the heap.
final class ListWeight {
  // The list itself, its key, its locks and tables, and its places in the two caches.
  private static final int LIST = 730;
  // An entry, its id, and its place in the list's table.
  private static final int ENTRY = 148;
  // The head of a group and its place in the cache of heads. Lists share it, and each counts it:
  // it is there if only one of them is.
  private static final int HEAD = 160;
  // A cache's weights are ints; a list of millions of conversations weighs no more than this.
  private static final int MAX_ENTRIES = 1 << 30;
  // Changes are told to the cache when they add up to this part of the list's weight.
  private static final int TOLERANCE = 32;

  private final AtomicInteger entries = new AtomicInteger();
  private volatile int window;
  private volatile int weighed;

  /// How much an array takes.
  ///
  /// @param size how much an element takes
  static int array(int size, int length) {
    return 16 + size * length + 7 & ~7;
  }

  /// Counts one entry more.
  void addEntry(ConversationId id) {
    int head = id.type() == ConversationType.GROUP ? HEAD : 0;
    int bytes = ENTRY + array(1, id.id().length()) + head;
    entries.updateAndGet(now -> Math.min(now + bytes, MAX_ENTRIES));
  }

  /// Sets how much the order of the list and its window take.
  void setWindow(int bytes) {
    window = bytes;
  }

  /// The weight of this moment, which counts until the next time.
  int weigh() {
    int now = bytes();
    weighed = now;
    return now;
  }

  /// Whether the weight has changed by more than a few percent since it was last weighed.
  boolean isToBeWeighed() {
    return Math.abs(bytes() - weighed) > weighed / TOLERANCE;
  }

  private int bytes() {
    return LIST + entries.get() + window;
  }
}
