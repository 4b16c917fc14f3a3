package dev.zimmer.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.user.UserKey;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Conversation lists in memory, with the group heads that they share.
///
/// Every list and head that is in use anywhere is known here, so whoever writes one finds it. The
/// lists of active users are kept in use; which ones, a bound on their memory decides.
final class ListMemory {
  // Who is read matters to nothing but the choice of what makes room for lists that arrive, and
  // noting a read dirties memory all over the heap, for which the garbage collector stops the
  // server longer. So a list's reads are noted once while this part of all lists is replaced: ten
  // times while a new list is in the cache's window, a hundredth, and has to show that it is used.
  private static final int NOTES_IN_A_TURNOVER = 1024;

  private final Cache<UserKey, UserList> known = caffeine().weakValues().build();
  private final Cache<ConversationKey.Group, GroupHead> heads = caffeine().weakValues().build();
  private final Cache<UserKey, UserList> kept;
  private final AtomicLong arrivals = new AtomicLong();
  private final AtomicLong headMoves = new AtomicLong();

  /// An empty memory.
  ///
  /// @param bytes how much memory the kept lists may take
  ListMemory(long bytes) {
    kept =
        caffeine()
            .maximumWeight(bytes)
            .weigher((UserKey key, UserList list) -> list.weight().weigh())
            .build();
  }

  /// A list that is kept, and has been read from the store; null if there is none.
  @Nullable UserList kept(UserKey key) {
    @Nullable UserList list = kept.policy().getIfPresentQuietly(key);
    long now = arrivals.get();
    if (list == null || now - list.readAt() <= kept.estimatedSize() / NOTES_IN_A_TURNOVER) {
      return list;
    }
    list.noteReadAt(now);
    return kept.getIfPresent(key);
  }

  /// The list that is known; a new one that takes writes from now on if none was.
  UserList known(UserKey key) {
    return known.get(
        key, k -> new UserList(id -> head(new ConversationKey.Group(k.appId(), id)), headMoves));
  }

  /// Keeps a known list, which has been read from the store, with the weight it has now.
  void keep(UserKey key, UserList list) {
    arrivals.incrementAndGet();
    kept.put(key, list);
  }

  /// Makes room if a list has grown since it was last weighed. One that is not kept, or not any
  /// more, does not become so.
  void reweigh(UserKey key, UserList list) {
    if (list.weight().isToBeWeighed()) {
      // Weighed and noted in one step, or of two at once the earlier weight might stay.
      kept.asMap().computeIfPresent(key, (_, present) -> present);
    }
  }

  /// Merges a durable write into the list of a user, if it is known.
  void merge(RegisterWrite write) {
    @Nullable UserList list = known.getIfPresent(write.user());
    if (list != null) {
      list.merge(write.id(), write.register(), write.version(), write.value());
      reweigh(write.user(), list);
    }
  }

  /// Does what is durable to the head of a group, if it is known.
  void ifKnown(ConversationKey.Group group, Consumer<GroupHead> what) {
    @Nullable GroupHead head = heads.getIfPresent(group);
    if (head != null) {
      what.accept(head);
    }
  }

  /// How many lists are kept, roughly.
  long keptLists() {
    return kept.estimatedSize();
  }

  /// About how much memory they take, in bytes.
  long keptBytes() {
    return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private GroupHead head(ConversationKey.Group key) {
    return heads.get(key, k -> new GroupHead(headMoves));
  }

  /// Caches that clean up after themselves in the calls that use them: handing the little there is
  /// to do to another thread costs more than doing it.
  private static Caffeine<Object, Object> caffeine() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }
}
