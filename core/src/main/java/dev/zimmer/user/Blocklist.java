package dev.zimmer.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who has blocked whom: a blocked sender's messages do not reach the one who blocked them. There
/// is a row for whoever is blocked.
public final class Blocklist {
  /// How many others a user can have blocked.
  public static final int MAX_BLOCKED = 1000;

  private static final byte[] BLOCKED = new ValueWriter(1).flag(true).toBytes();
  private static final Bytes PREFIX = new KeyBuilder().tag('b').build();
  private static final int MAX_REMEMBERED = 100_000;

  private final StorageEngine engine;
  // Every message asks, and nearly nobody blocks anybody: so it is remembered of whom there is no
  // row at all. Where other processes write too, nothing is.
  private volatile Cache<UserKey, Boolean> withoutRows = nobody();

  /// The blocklists kept in a store.
  public Blocklist(StorageEngine engine) {
    this.engine = engine;
    // What was read before may lack what has come to light.
    engine.onRecovery(() -> withoutRows = nobody());
  }

  /// Whether `owner` has blocked `other`.
  public boolean isBlocked(long appId, String owner, String other) {
    UserKey key = new UserKey(appId, owner);
    if (!engine.isShared() && withoutRows.get(key, this::hasNoRows) != null) {
      return false;
    }
    return engine.get(UserPartition.of(appId, owner), key(other)).isPresent();
  }

  /// What became of somebody who was to be blocked.
  public enum Blocking {
    /// They are blocked now.
    DONE,
    /// They were already.
    REPEATED,
    /// There was no room for them.
    FULL
  }

  /// Makes `owner` block others.
  ///
  /// @param others no id twice
  /// @return for each what became of it, in their order
  public Map<String, Blocking> block(long appId, String owner, Collection<String> others) {
    if (others.isEmpty()) {
      return Map.of();
    }
    return change(
        appId,
        owner,
        transaction -> {
          Map<String, Blocking> outcomes = new LinkedHashMap<>();
          Set<Bytes> blocked = new HashSet<>();
          transaction
              .scan(PREFIX, PREFIX.prefixEnd(), MAX_BLOCKED)
              .forEach(row -> blocked.add(row.key()));
          for (String other : others) {
            Bytes key = key(other);
            if (blocked.contains(key)) {
              outcomes.put(other, Blocking.REPEATED);
            } else if (blocked.size() == MAX_BLOCKED) {
              outcomes.put(other, Blocking.FULL);
            } else {
              transaction.put(key, BLOCKED);
              outcomes.put(other, Blocking.DONE);
              blocked.add(key);
            }
          }
          return outcomes;
        });
  }

  /// Makes `owner` not block `other` any more.
  public void unblock(long appId, String owner, String other) {
    change(
        appId,
        owner,
        transaction -> {
          boolean blocked = transaction.get(key(other)).isPresent();
          if (blocked) {
            transaction.delete(key(other));
          }
          return blocked;
        });
  }

  private <T> T change(long appId, String owner, Function<Transaction, T> body) {
    return engine.transact(
        UserPartition.of(appId, owner),
        transaction -> {
          T result = body.apply(transaction);
          transaction.onCommit(() -> forget(new UserKey(appId, owner)));
          return result;
        });
  }

  /// Null, which is not remembered, if there are rows.
  private @Nullable Boolean hasNoRows(UserKey owner) {
    Bytes partition = UserPartition.of(owner.appId(), owner.userId());
    return engine.scan(partition, PREFIX, PREFIX.prefixEnd(), 1).isEmpty() ? true : null;
  }

  /// Waits for whoever is looking at this moment: they may have looked too early.
  private void forget(UserKey owner) {
    withoutRows.asMap().compute(owner, (key, known) -> null);
  }

  private static Cache<UserKey, Boolean> nobody() {
    return Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();
  }

  private static Bytes key(String other) {
    return new KeyBuilder().tag('b').text(other).build();
  }
}
