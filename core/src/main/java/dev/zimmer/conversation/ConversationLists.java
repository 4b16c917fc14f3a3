package dev.zimmer.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.UserPartition;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// All users' conversation lists: read from the store, and kept in memory for active users where no
/// other process can change them.
///
/// A list is known before it is read, and for as long as anybody holds it, and [ListChange] merges
/// every write into each known list once the write is durable, in the order of each conversation.
/// So a list never shows what a crash could undo and misses nothing that was answered, even one
/// that was dropped from the cache while a call still reads it.
public final class ConversationLists {
  private record UserKey(long appId, String userId) {}

  private record GroupKey(long appId, String groupId) {}

  /// How the lists in memory do.
  ///
  /// @param hits queries answered from memory, since the start
  /// @param misses queries that read the store, since the start
  /// @param lists how many lists are in memory now
  /// @param bytes about how much memory they take
  public record Stats(long hits, long misses, long lists, long bytes) {}

  private final StorageEngine engine;
  private final Users users;
  // Weak: every list and head that is still in use is here, so whoever changes one finds it.
  private final Cache<UserKey, UserList> known = Caffeine.newBuilder().weakValues().build();
  private final Cache<GroupKey, GroupHead> heads = Caffeine.newBuilder().weakValues().build();
  // Bounded: keeps the lists of active users in use.
  private final Cache<UserKey, UserList> kept;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /// The lists kept in a store.
  ///
  /// @param users who is registered; only they have lists
  /// @param cacheBytes how much memory lists may take; an engine that is shared takes none
  public ConversationLists(StorageEngine engine, Users users, long cacheBytes) {
    this.engine = engine;
    this.users = users;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(engine.isShared() ? 0 : cacheBytes)
            .weigher((UserKey key, UserList list) -> list.weigh())
            .build();
    engine.onRecovery(() -> {
      kept.invalidateAll();
      known.invalidateAll();
      heads.invalidateAll();
    });
  }

  /// One page of a user's list.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  /// @return empty if the user is not registered
  public Optional<ListPage> page(long appId, String userId, long after, int limit) {
    return find(appId, userId).map(list -> list.page(after, limit));
  }

  /// Whether a conversation is in a user's list now.
  boolean isListed(long appId, String userId, ConversationId id) {
    return find(appId, userId).map(list -> list.contains(id)).orElse(false);
  }

  /// The figures of this moment.
  public Stats stats() {
    long bytes = kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    return new Stats(hits.sum(), misses.sum(), kept.estimatedSize(), bytes);
  }

  /// Merges a durable write into the list of a user, if it is known.
  void merge(long appId, String userId, ConversationId id, ListChange.RegisterValue written) {
    @Nullable UserList list = known.getIfPresent(new UserKey(appId, userId));
    if (list != null) {
      list.merge(id, written.register(), written.version(), written.value());
    }
  }

  /// Merges a durable write of a group's timeline into the group's head, if it is known.
  void merge(long appId, String groupId, Timeline timeline) {
    @Nullable GroupHead head = heads.getIfPresent(new GroupKey(appId, groupId));
    if (head != null) {
      head.merge(timeline.head(), timeline.dismissed());
    }
  }

  private Optional<UserList> find(long appId, String userId) {
    UserKey key = new UserKey(appId, userId);
    UserList list =
        engine.isShared()
            ? new UserList(groupId -> new GroupHead())
            : known.get(key, k -> new UserList(groupId -> sharedHead(appId, groupId)));
    if (list.isLoaded()) {
      hits.increment();
    } else {
      misses.increment();
      if (!list.load(() -> load(key, list))) {
        return Optional.empty();
      }
    }
    keep(key, list);
    loadHeads(appId, list);
    return Optional.of(list);
  }

  /// Keeps a list in memory, weighed anew if it has grown much.
  private void keep(UserKey key, UserList list) {
    if (engine.isShared()) {
      return;
    }
    if (list.hasOutgrownItsWeight()) {
      kept.put(key, list);
    } else {
      kept.asMap().putIfAbsent(key, list);
    }
  }

  private GroupHead sharedHead(long appId, String groupId) {
    return heads.get(new GroupKey(appId, groupId), k -> new GroupHead());
  }

  private boolean load(UserKey key, UserList list) {
    if (!users.isRegistered(key.appId(), key.userId())) {
      return false;
    }
    List<Row> rows =
        engine.scan(
            UserPartition.of(key.appId(), key.userId()),
            ListKeys.PREFIX,
            ListKeys.PREFIX.prefixEnd(),
            Integer.MAX_VALUE);
    for (Row row : rows) {
      ListKeys.Stored stored = ListKeys.read(row);
      list.merge(stored.id(), stored.register(), stored.version(), stored.value());
    }
    return true;
  }

  private void loadHeads(long appId, UserList list) {
    List<Map.Entry<String, GroupHead>> missing = list.headsToLoad();
    if (missing.isEmpty()) {
      return;
    }
    List<Address> addresses =
        missing.stream()
            .map(e -> new Address(ConversationPartition.group(appId, e.getKey()), Timeline.KEY))
            .toList();
    List<Optional<byte[]>> values = engine.getAll(addresses);
    for (int i = 0; i < missing.size(); i++) {
      GroupHead head = missing.get(i).getValue();
      values
          .get(i)
          .map(Timeline::read)
          .ifPresent(timeline -> head.merge(timeline.head(), timeline.dismissed()));
      head.markLoaded();
    }
  }
}
