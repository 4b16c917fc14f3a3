package dev.zimmer.user;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.conversation.ConversationType;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What users set for their conversations: which of them are pinned, muted and marked.
///
/// A setting is a preference and no part of a list: it can be there without an entry, it outlives
/// one, and it moves none.
public final class ConversationSettings {
  /// How many conversations a user can have pinned.
  public static final int MAX_PINNED = 100;

  /// How many one-to-one conversations a user can have muted; groups do not count.
  public static final int MAX_MUTED_PEERS = 500;

  private static final int FORMAT = 1;
  private static final char SETTINGS = 's';
  private static final char PINNED = 'p';
  private static final char MUTED = 'm';
  private static final Bytes MUTED_PEERS = new KeyBuilder().tag(SETTINGS).tag('n').build();
  private static final Bytes MARKS = new KeyBuilder().tag(SETTINGS).tag('k').build();
  private static final Bytes ALL_PINNED = new KeyBuilder().tag(SETTINGS).tag(PINNED).build();

  private final StorageEngine engine;

  /// The settings kept in a store.
  public ConversationSettings(StorageEngine engine) {
    this.engine = engine;
  }

  /// Pins conversations of a user.
  ///
  /// @param nowMillis since when, in Unix milliseconds
  /// @return those for which there was no room: the first that fit are pinned, and what was pinned
  ///   already stays so and keeps its time
  public Set<ConversationId> pin(
      long appId, String userId, Collection<ConversationId> ids, long nowMillis) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    byte[] value = new ValueWriter(FORMAT).number(nowMillis).toBytes();
    return engine.transact(
        UserPartition.of(appId, userId),
        transaction -> {
          Set<ConversationId> left = new LinkedHashSet<>();
          Set<Bytes> pinned = pinned(transaction);
          for (ConversationId id : new LinkedHashSet<>(ids)) {
            boolean isNew = !pinned.contains(key(PINNED, id));
            if (isNew && pinned.size() == MAX_PINNED) {
              left.add(id);
            } else if (isNew) {
              transaction.put(key(PINNED, id), value);
              pinned.add(key(PINNED, id));
            }
          }
          return left;
        });
  }

  /// Takes pins off conversations of a user; where there is none, nothing changes.
  public void unpin(long appId, String userId, Collection<ConversationId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    engine.transact(
        UserPartition.of(appId, userId),
        transaction -> {
          // A delete of what is not there would leave a mark in the range all the same.
          Set<Bytes> pinned = pinned(transaction);
          ids.stream()
              .map(id -> key(PINNED, id))
              .filter(pinned::contains)
              .forEach(transaction::delete);
          return true;
        });
  }

  /// When a conversation was pinned.
  ///
  /// @return Unix milliseconds; 0 if it is not pinned
  public long pinnedMillis(long appId, String userId, ConversationId id) {
    return engine
        .get(UserPartition.of(appId, userId), key(PINNED, id))
        .map(value -> new ValueReader(value, FORMAT).number())
        .orElse(0L);
  }

  /// What became of a conversation that was to be muted or not to be any more.
  public enum Muting {
    /// It is so now.
    DONE,
    /// It was already.
    REPEATED,
    /// There was no room for it.
    FULL
  }

  /// Mutes conversations of a user, or takes that back.
  ///
  /// @param nowMillis since when, in Unix milliseconds
  /// @return for each what became of it, in their order
  public Map<ConversationId, Muting> mute(
      long appId, String userId, Collection<ConversationId> ids, boolean muted, long nowMillis) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    byte[] value = new ValueWriter(FORMAT).number(nowMillis).toBytes();
    return engine.transact(
        UserPartition.of(appId, userId),
        transaction -> {
          Map<ConversationId, Muting> outcomes = new LinkedHashMap<>();
          long before = mutedPeers(transaction);
          long peers = before;
          for (ConversationId id : new LinkedHashSet<>(ids)) {
            boolean isPeer = id.type() == ConversationType.PEER;
            if (transaction.get(key(MUTED, id)).isPresent() == muted) {
              outcomes.put(id, Muting.REPEATED);
            } else if (muted && isPeer && peers == MAX_MUTED_PEERS) {
              outcomes.put(id, Muting.FULL);
            } else {
              set(transaction, key(MUTED, id), muted, value);
              peers += isPeer ? (muted ? 1 : -1) : 0;
              outcomes.put(id, Muting.DONE);
            }
          }
          if (peers != before) {
            transaction.put(MUTED_PEERS, new ValueWriter(FORMAT).number(peers).toBytes());
          }
          return outcomes;
        });
  }

  /// Whether a conversation is muted.
  public boolean isMuted(long appId, String userId, ConversationId id) {
    return engine.get(UserPartition.of(appId, userId), key(MUTED, id)).isPresent();
  }

  /// Sets and cancels marks of a user's conversations, in their order.
  public void mark(long appId, String userId, Collection<Mark> marks) {
    if (marks.isEmpty()) {
      return;
    }
    engine.transact(
        UserPartition.of(appId, userId),
        transaction -> {
          Marks all = transaction.get(MARKS).map(Marks::read).orElseGet(Marks::new);
          boolean changed = false;
          for (Mark mark : marks) {
            changed |= all.apply(mark);
          }
          if (changed) {
            transaction.put(MARKS, all.toBytes());
          }
          return changed;
        });
  }

  /// The numbers of a conversation's marks, ascending.
  public List<Integer> marks(long appId, String userId, ConversationId id) {
    return engine
        .get(UserPartition.of(appId, userId), MARKS)
        .map(Marks::read)
        .map(all -> all.of(id))
        .orElse(List.of());
  }

  /// Counted as they come and go, since whoever counts rows passes those that are gone, too.
  private static long mutedPeers(Transaction transaction) {
    return transaction
        .get(MUTED_PEERS)
        .map(value -> new ValueReader(value, FORMAT).number())
        .orElse(0L);
  }

  private static void set(Transaction transaction, Bytes key, boolean isThere, byte[] value) {
    if (isThere) {
      transaction.put(key, value);
    } else {
      transaction.delete(key);
    }
  }

  private static Set<Bytes> pinned(Transaction transaction) {
    Set<Bytes> keys = new HashSet<>();
    transaction
        .scan(ALL_PINNED, ALL_PINNED.prefixEnd(), MAX_PINNED)
        .forEach(row -> keys.add(row.key()));
    return keys;
  }

  private static Bytes key(char setting, ConversationId id) {
    return new KeyBuilder().tag(SETTINGS).tag(setting).tag(id.type().tag()).text(id.id()).build();
  }
}
