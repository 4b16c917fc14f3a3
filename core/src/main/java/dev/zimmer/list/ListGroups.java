package dev.zimmer.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The groups among the entries of a list, whose heads move without a word, because many lists
/// share them. Guarded by its [UserList].
final class ListGroups {
  private final AtomicLong moves;
  private final List<ListEntry> entries = new ArrayList<>();
  // Of each its head, and how often that had moved when the entry was last put in order. They are
  // arrays because every page after a move of any group looks through them all.
  private GroupHead[] heads = new GroupHead[0];
  private long[] movesOfHeads = new long[0];
  private int loadedHeads;
  private long movesSeen = -1;

  /// @param moves what all heads count on when they have moved
  ListGroups(AtomicLong moves) {
    this.moves = moves;
  }

  /// Adds the entry of a group.
  void add(ListEntry entry, GroupHead head) {
    int index = entries.size();
    entries.add(entry);
    if (index == heads.length) {
      int capacity = index + (index >> 1) + 4;
      heads = Arrays.copyOf(heads, capacity);
      movesOfHeads = Arrays.copyOf(movesOfHeads, capacity);
    }
    heads[index] = head;
    movesOfHeads[index] = head.moves();
  }

  /// The heads that have not been read yet, by group id.
  List<Map.Entry<String, GroupHead>> headsToLoad() {
    while (loadedHeads < entries.size() && heads[loadedHeads].isLoaded()) {
      loadedHeads++;
    }
    if (loadedHeads == entries.size()) { // nearly always
      return List.of();
    }
    List<Map.Entry<String, GroupHead>> found = new ArrayList<>();
    for (int i = loadedHeads; i < entries.size(); i++) {
      if (!heads[i].isLoaded()) {
        found.add(Map.entry(entries.get(i).id().id(), heads[i]));
      }
    }
    return found;
  }

  /// Hands on the entries of groups that have moved since the last time.
  void takeMoved(Consumer<ListEntry> to) {
    long now = moves.get(); // before the heads: one that moves meanwhile is found next time
    if (now == movesSeen) {
      return;
    }
    movesSeen = now;
    for (int i = 0; i < entries.size(); i++) {
      long movesOfHead = heads[i].moves();
      if (movesOfHead != movesOfHeads[i]) {
        movesOfHeads[i] = movesOfHead;
        to.accept(entries.get(i));
      }
    }
  }
}
