package dev.zimmer.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.Transaction;
import dev.zimmer.storage.ValueWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who has blocked whom: a blocked sender's messages do not reach the one who blocked them.
///
/// There is a row for whoever is blocked, which every message asks for, and one with all of them in
/// their order, from which they are counted and paged.
public final class Blocklist {
  /// How many others a user can have blocked.
  public static final int MAX_BLOCKED = 1000;

  private static final byte[] BLOCKED = new ValueWriter(1).flag(true).toBytes();
  private static final Bytes ALL = new KeyBuilder().tag('l').build();
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

  /// Which of some users `owner` has blocked.
  ///
  /// @param others no id twice
  public Set<String> blockedAmong(long appId, String owner, Collection<String> others) {
    Bytes partition = UserPartition.of(appId, owner);
    List<String> names = List.copyOf(others);
    List<Address> rows = names.stream().map(other -> new Address(partition, key(other))).toList();
    return Row.present(names, engine.getAll(rows)).keySet();
  }

  private static Set<String> blockedAmong(Transaction transaction, Collection<String> others) {
    List<String> names = List.copyOf(others);
    return Row.present(names, transaction.getAll(names.stream().map(Blocklist::key).toList()))
        .keySet();
  }

  /// Everybody whom `owner` has blocked.
  BlockedUsers all(long appId, String owner) {
    Bytes partition = UserPartition.of(appId, owner);
    return read(
        key -> engine.get(partition, key),
        () -> engine.scan(partition, PREFIX, PREFIX.prefixEnd(), MAX_BLOCKED));
  }

  /// Makes `owner` block others.
  ///
  /// @param others no id twice
  /// @param nowMillis since when, in Unix milliseconds
  /// @return for each what became of it, in their order
  public Map<String, Blocking> block(
      long appId, String owner, Collection<String> others, long nowMillis) {
    if (others.isEmpty()) {
      return Map.of();
    }
    return change(
        appId,
        owner,
        transaction -> {
          Map<String, Blocking> outcomes = new LinkedHashMap<>();
          BlockedUsers all = read(transaction);
          Set<String> blocked = blockedAmong(transaction, others);
          for (String other : others) {
            if (blocked.contains(other)) {
              outcomes.put(other, Blocking.REPEATED);
            } else if (all.newestFirst().size() == MAX_BLOCKED) {
              outcomes.put(other, Blocking.FULL);
            } else {
              transaction.put(key(other), BLOCKED);
              all = all.with(other, nowMillis);
              outcomes.put(other, Blocking.DONE);
            }
          }
          if (outcomes.containsValue(Blocking.DONE)) {
            transaction.put(ALL, all.toBytes());
          }
          return outcomes;
        });
  }

  /// Makes `owner` not block others any more.
  ///
  /// @param others no id twice
  /// @return those who were blocked
  public Set<String> unblock(long appId, String owner, Collection<String> others) {
    if (others.isEmpty()) {
      return Set.of();
    }
    return change(
        appId,
        owner,
        transaction -> {
          Set<String> blocked = blockedAmong(transaction, others);
          if (!blocked.isEmpty()) {
            BlockedUsers left = read(transaction).without(blocked);
            blocked.forEach(other -> transaction.delete(key(other)));
            transaction.put(ALL, left.toBytes());
          }
          return blocked;
        });
  }

  private static BlockedUsers read(Transaction transaction) {
    return read(transaction::get, () -> transaction.scan(PREFIX, PREFIX.prefixEnd(), MAX_BLOCKED));
  }

  /// Stores from before there was the row with all of them have the other rows alone.
  private static BlockedUsers read(
      Function<Bytes, Optional<byte[]>> get, Supplier<List<Row>> single) {
    return get.apply(ALL)
        .map(BlockedUsers::read)
        .orElseGet(() -> {
          BlockedUsers all = BlockedUsers.NOBODY;
          for (Row row : single.get()) {
            KeyReader key = new KeyReader(row.key());
            key.tag();
            all = all.with(key.text(), 0);
          }
          return all;
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
