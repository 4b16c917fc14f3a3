package dev.zimmer.user;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import java.util.Optional;

/// The registered users of all apps.
public final class Users {
  private static final Bytes PROFILE = new KeyBuilder().tag('p').build();

  private final StorageEngine engine;

  /// The users kept in a store.
  public Users(StorageEngine engine) {
    this.engine = engine;
  }

  /// Registers a user.
  ///
  /// @return false if the id is registered already; nothing is changed then
  public boolean register(long appId, User user) {
    return engine.transact(
        UserPartition.of(appId, user.id()),
        transaction -> {
          if (transaction.get(PROFILE).isPresent()) {
            return false;
          }
          transaction.put(PROFILE, user.toBytes());
          return true;
        });
  }

  /// The user with that id; empty if it is not registered.
  public Optional<User> find(long appId, String userId) {
    return engine.get(UserPartition.of(appId, userId), PROFILE).map(v -> User.read(userId, v));
  }

  /// Whether the id is registered.
  public boolean isRegistered(long appId, String userId) {
    return engine.get(UserPartition.of(appId, userId), PROFILE).isPresent();
  }

  /// Returns if the user who acts is registered.
  ///
  /// @throws ActionException OPERATOR_NOT_REGISTERED if not
  public void requireOperator(long appId, String userId) {
    if (!isRegistered(appId, userId)) {
      throw notRegistered(userId);
    }
  }

  /// The refusal of a call by a user who is not registered.
  public static ActionException notRegistered(String userId) {
    return new ActionException(ReturnCode.OPERATOR_NOT_REGISTERED).with("FromUserId", userId);
  }
}
