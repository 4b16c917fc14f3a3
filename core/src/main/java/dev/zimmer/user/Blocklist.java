package dev.zimmer.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import org.jspecify.annotations.Nullable;

/// Who has blocked whom: a blocked sender's messages do not reach the one who blocked him.
///
/// The actions that let callers block and unblock are not there yet; sending heeds the list
/// already.
public final class Blocklist {
  private static final int FORMAT = 1;
  private static final Bytes PREFIX = new KeyBuilder().tag('b').build();
  private static final int REMEMBERED = 100_000;

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
    return engine
        .get(UserPartition.of(appId, owner), key(other))
        .map(value -> new ValueReader(value, FORMAT).flag())
        .orElse(false);
  }

  /// Makes `owner` block `other`, or lifts the block.
  public void set(long appId, String owner, String other, boolean blocked) {
    byte[] value = new ValueWriter(FORMAT).flag(blocked).toBytes();
    engine.transact(
        UserPartition.of(appId, owner),
        transaction -> {
          transaction.put(key(other), value);
          transaction.onCommit(() -> forget(new UserKey(appId, owner)));
          return true;
        });
  }

  /// Null, which is not remembered, if there are rows.
  private @Nullable Boolean hasNoRows(UserKey owner) {
    Bytes partition = UserPartition.of(owner.appId(), owner.userId());
    return engine.scan(partition, PREFIX, PREFIX.prefixEnd(), 1).isEmpty() ? true : null;
  }

  /// Waits for whoever is looking at this moment: he may have looked too early.
  private void forget(UserKey owner) {
    withoutRows.asMap().compute(owner, (key, known) -> null);
  }

  private static Cache<UserKey, Boolean> nobody() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();
  }

  private static Bytes key(String other) {
    return new KeyBuilder().tag('b').text(other).build();
  }
}
