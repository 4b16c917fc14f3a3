package dev.zimmer.conversation;

import dev.zimmer.conversation.QueryConversationList.Conversation;
import dev.zimmer.conversation.QueryConversationList.Response;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.List;

/// The entries that a walk sees, as they were at one moment. Nothing in it changes, so pages are
/// made without a lock.
///
/// Everything that a page needs lies side by side in memory, not in objects that are strewn over
/// the heap: with many active users, fetching those would cost more than all else.
final class ListWindow {
  private final long[] positions;
  private final ConversationType[] types;
  private final String ids;
  private final int[] idEnds;

  /// The window that ends with the latest entry.
  ///
  /// @param size at most so many entries
  static ListWindow of(SortedEntries sorted, int size) {
    return new ListWindow(sorted, Math.max(0, sorted.size() - size));
  }

  private ListWindow(SortedEntries sorted, int first) {
    int size = sorted.size() - first;
    positions = new long[size];
    types = new ConversationType[size];
    idEnds = new int[size];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      ConversationId id = sorted.entry(first + i).id();
      positions[i] = sorted.position(first + i);
      types[i] = id.type();
      text.append(id.id());
      idEnds[i] = text.length();
    }
    ids = text.toString();
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
    List<Conversation> page = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      page.add(new Conversation(id(i), types[i].number(), Stamp.millis(positions[i])));
    }
    long next = to < size ? positions[to - 1] : 0;
    return new Response(size, next, page);
  }

  private String id(int index) {
    return ids.substring(index == 0 ? 0 : idEnds[index - 1], idEnds[index]);
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
