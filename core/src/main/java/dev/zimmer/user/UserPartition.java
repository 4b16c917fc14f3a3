package dev.zimmer.user;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;

/// The name of a user's partition.
public final class UserPartition {
  private UserPartition() {}

  /// The partition that holds what belongs to one user of one app.
  public static Bytes of(long appId, String userId) {
    return new KeyBuilder().tag('u').number(appId).text(userId).build();
  }
}
