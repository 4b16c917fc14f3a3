package dev.zimmer.list;

import dev.zimmer.conversation.Alongside;
import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.ConversationListener;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.conversation.Event;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.UserKey;
import dev.zimmer.user.UserPartition;
import dev.zimmer.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// All users' conversation lists: read from the store, and kept in memory for active users where no
/// other process can change them.
///
/// They hear what happens in conversations. Before the commit they write the registers that an
/// event moves; once it is durable they merge the same into the lists in memory, in the order of
/// each conversation. A list is known before it is read, and for as long as anybody holds it. So it
/// never shows what a crash could undo and misses nothing that was answered, even one that was
/// dropped from the cache while a call still reads it.
public final class ConversationLists implements ConversationListener {
  /// How the lists in memory do.
  ///
  /// @param hits queries answered from memory, since the start
  /// @param misses queries that read the store, since the start
  /// @param lists how many lists are in memory now
  /// @param bytes about how much memory they take
  public record Stats(long hits, long misses, long lists, long bytes) {}

  private final StorageEngine engine;
  private final Users users;
  private volatile ListMemory memory;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /// The lists kept in a store.
  ///
  /// @param users who is registered; only they have lists
  /// @param cacheBytes how much memory lists may take; an engine that is shared takes none
  public ConversationLists(StorageEngine engine, Users users, long cacheBytes) {
    this.engine = engine;
    this.users = users;
    this.memory = new ListMemory(cacheBytes);
    // What was read before may lack what has come to light. A call that is at it finishes with it.
    engine.onRecovery(() -> memory = new ListMemory(cacheBytes));
  }

  /// One page of a user's list.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  /// @return empty if the user is not registered
  public Optional<ListPage> page(long appId, String userId, long after, int limit) {
    UserKey key = new UserKey(appId, userId);
    Optional<UserList> list = find(key);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    ListPage page = list.get().page(after, limit);
    memory.reweigh(key, list.get()); // it may have a new window
    return Optional.of(page);
  }

  /// Whether a conversation is in a user's list.
  ///
  /// @return empty if the user is not registered
  public Optional<Boolean> has(long appId, String userId, ConversationId id) {
    return find(new UserKey(appId, userId)).map(list -> list.has(id));
  }

  /// The groups that a user is a member of, in the order of their ids. It costs what a page of
  /// their list does.
  ///
  /// @return empty if the user is not registered
  public Optional<List<String>> groups(long appId, String userId) {
    return find(new UserKey(appId, userId)).map(UserList::groups);
  }

  /// The figures of this moment.
  public Stats stats() {
    ListMemory now = memory;
    return new Stats(hits.sum(), misses.sum(), now.keptLists(), now.keptBytes());
  }

  @Override
  public void beforeCommit(Event event, Alongside rows) {
    RegisterWrite.of(event, write -> put(write, rows));
    if (keepsMessagesFromSomebody(event)) {
      // Or a reader elsewhere might find the group's next message before they find that somebody
      // did not get this one or a later one, and the entry would fall back afterwards.
      rows.visibleFirst();
    }
  }

  @Override
  public void afterCommit(Event event) {
    ListMemory used = memory;
    RegisterWrite.of(event, used::merge);
    switch (event) {
      case Event.GroupMessage e ->
          used.ifKnown(e.conversation(), head -> head.merge(e.head(), e.headForMost()));
      case Event.MessageForMost e ->
          used.ifKnown(e.conversation(), head -> head.merge(Stamp.NONE, e.headForMost()));
      case Event.Dismissed e -> used.ifKnown(e.conversation(), GroupHead::dismiss);
      default -> {} // no head moves
    }
  }

  private static void put(RegisterWrite write, Alongside rows) {
    rows.put(
        UserPartition.of(write.user().appId(), write.user().userId()),
        ListKeys.key(write.id(), write.register()),
        write.version(),
        ListKeys.value(write.version(), write.value()));
  }

  private Optional<UserList> find(UserKey key) {
    return engine.isShared() ? read(key) : remembered(key);
  }

  private Optional<UserList> remembered(UserKey key) {
    ListMemory used = memory;
    @Nullable UserList kept = used.kept(key);
    if (kept != null) {
      hits.increment();
      loadHeads(key, kept);
      return Optional.of(kept);
    }
    misses.increment();
    UserList known = used.known(key);
    if (!known.load(() -> load(key, known))) {
      return Optional.empty();
    }
    used.keep(key, known);
    loadHeads(key, known);
    return Optional.of(known);
  }

  /// A list as the store has it now, while other processes write.
  ///
  /// The heads come from a later moment than the registers that named the groups. Somebody who was
  /// removed in between would see a message that came after they went, and the entry would fall
  /// back in their next page. So the registers of the groups are read once more: whatever moved a
  /// head that was read, everybody who had gone before it is seen to be gone now, because removals
  /// are written [dev.zimmer.storage.Transaction#alongsideFirst]. The same holds for whom earlier
  /// messages did not reach; whom the very message of the head did not reach, the timeline says
  /// together with the head. A group that has come to light only now keeps what its registers say:
  /// its messages for all came while this was being read.
  private Optional<UserList> read(UserKey key) {
    misses.increment();
    AtomicLong moves = new AtomicLong();
    UserList list = new UserList(groupId -> new GroupHead(moves), moves);
    if (!list.load(() -> load(key, list))) {
      return Optional.empty();
    }
    if (loadHeads(key, list)) {
      scan(key, list, ListKeys.prefix(ConversationType.GROUP));
    }
    return Optional.of(list);
  }

  private boolean load(UserKey key, UserList list) {
    if (!users.isRegistered(key.appId(), key.userId())) {
      return false;
    }
    scan(key, list, ListKeys.PREFIX);
    return true;
  }

  private void scan(UserKey key, UserList list, Bytes prefix) {
    List<Row> rows =
        engine.scan(
            UserPartition.of(key.appId(), key.userId()),
            prefix,
            prefix.prefixEnd(),
            Integer.MAX_VALUE);
    for (Row row : rows) {
      ListKeys.Stored stored = ListKeys.read(row);
      list.merge(stored.id(), stored.register(), stored.version(), stored.value());
    }
  }

  /// @return whether there were any to load
  private boolean loadHeads(UserKey key, UserList list) {
    List<Map.Entry<String, GroupHead>> missing = list.headsToLoad();
    if (missing.isEmpty()) {
      return false;
    }
    List<Address> addresses =
        missing.stream()
            .map(e -> new ConversationKey.Group(key.appId(), e.getKey()))
            .map(group -> new Address(group.partition(), Timeline.KEY))
            .toList();
    List<Optional<byte[]>> values = engine.getAll(addresses);
    engine.awaitActions(); // or lists would see a head before what happened ahead of it
    for (int i = 0; i < missing.size(); i++) {
      ConversationId group = ConversationId.group(missing.get(i).getKey());
      GroupHead head = missing.get(i).getValue();
      values
          .get(i)
          .map(Timeline::read)
          .ifPresent(timeline -> {
            mergeExclusion(timeline, group, key, list);
            merge(timeline, head);
          });
      head.markLoaded();
    }
    return true;
  }

  /// What the timeline says of the user, for its rows may be seen before those beside it.
  private static void mergeExclusion(
      Timeline timeline, ConversationId group, UserKey key, UserList list) {
    timeline.exclusions().stream()
        .filter(each -> each.userId().equals(key.userId()))
        .forEach(each -> list.merge(group, Register.EXCLUDED, each.upTo(), each.before()));
  }

  private static void merge(Timeline timeline, GroupHead head) {
    if (timeline.dismissed()) {
      head.dismiss();
    } else {
      head.merge(timeline.head(), timeline.headForMost());
    }
  }

  private static boolean keepsMessagesFromSomebody(Event event) {
    return switch (event) {
      case Event.MembersLeft _ -> true;
      case Event.MembersJoined e -> !e.excluded().isEmpty();
      case Event.MessageForMost e -> !e.excluded().isEmpty();
      default -> false;
    };
  }
}
