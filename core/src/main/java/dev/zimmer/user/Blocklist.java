package dev.zimmer.user;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;

/// Who has blocked whom: a blocked sender's messages do not reach the one who blocked him.
///
/// The actions that let callers block and unblock are not there yet; sending heeds the list
/// already.
public final class Blocklist {
  private static final int FORMAT = 1;

  private final StorageEngine engine;

  /// The blocklists kept in a store.
  public Blocklist(StorageEngine engine) {
    this.engine = engine;
  }

  /// Whether `owner` has blocked `other`.
  public boolean isBlocked(long appId, String owner, String other) {
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
          return true;
        });
  }

  private static Bytes key(String other) {
    return new KeyBuilder().tag('b').text(other).build();
  }
}
