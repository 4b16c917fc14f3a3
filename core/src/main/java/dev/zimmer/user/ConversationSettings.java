package dev.zimmer.user;

import dev.zimmer.conversation.ConversationId;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// What users set for their conversations: today, which of them are pinned.
///
/// A setting is a preference and no part of a list: it can be there without an entry, it outlives
/// one, and it moves none.
public final class ConversationSettings {
  /// How many conversations a user can have pinned.
  public static final int MAX_PINNED = 100;

  private static final int FORMAT = 1;
  private static final char SETTINGS = 's';
  private static final char PINNED = 'p';
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
            boolean isNew = !pinned.contains(key(id));
            if (isNew && pinned.size() == MAX_PINNED) {
              left.add(id);
            } else if (isNew) {
              transaction.put(key(id), value);
              pinned.add(key(id));
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
              .map(ConversationSettings::key)
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
        .get(UserPartition.of(appId, userId), key(id))
        .map(value -> new ValueReader(value, FORMAT).number())
        .orElse(0L);
  }

  /// The keys of all that is pinned.
  private static Set<Bytes> pinned(Transaction transaction) {
    Set<Bytes> keys = new HashSet<>();
    transaction
        .scan(ALL_PINNED, ALL_PINNED.prefixEnd(), MAX_PINNED)
        .forEach(row -> keys.add(row.key()));
    return keys;
  }

  private static Bytes key(ConversationId id) {
    return new KeyBuilder().tag(SETTINGS).tag(PINNED).tag(id.type().tag()).text(id.id()).build();
  }
}
