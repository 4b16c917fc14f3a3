package dev.zimmer.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The registered users of all apps.
public final class Users {
  private static final Bytes PROFILE = new KeyBuilder().tag('p').build();
  private static final int MAX_REMEMBERED = 100_000;

  private final StorageEngine engine;
  // Who is registered stays registered, so this may be kept for ever, whoever else writes the
  // store.
  private final Cache<UserKey, Boolean> registered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();

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

  /// Changes what is known of a user.
  ///
  /// @param change makes the new profile of the present one
  /// @return false if the id is not registered
  public boolean modify(long appId, String userId, UnaryOperator<User> change) {
    return engine.transact(
        UserPartition.of(appId, userId),
        transaction -> {
          Optional<User> user = transaction.get(PROFILE).map(value -> User.read(userId, value));
          user.map(change).ifPresent(changed -> transaction.put(PROFILE, changed.toBytes()));
          return user.isPresent();
        });
  }

  /// The users with these ids, read all at once.
  ///
  /// @return by their ids, in their order; those that are not registered are not in it
  public Map<String, User> findAll(long appId, Collection<String> userIds) {
    List<String> distinct = Require.possibleUserIds(userIds);
    List<Optional<byte[]>> profiles = readProfiles(appId, distinct);
    Map<String, User> found = new LinkedHashMap<>();
    Row.present(distinct, profiles).forEach((id, profile) -> found.put(id, User.read(id, profile)));
    return found;
  }

  /// Those of the ids that are registered; the store is read for all of them at once.
  public Set<String> registeredAmong(long appId, Collection<String> userIds) {
    Set<String> found = new HashSet<>(userIds);
    found.removeIf(userId -> registered.getIfPresent(new UserKey(appId, userId)) == null);
    List<String> others =
        Require.possibleUserIds(userIds).stream().filter(id -> !found.contains(id)).toList();
    for (String userId : Row.present(others, readProfiles(appId, others)).keySet()) {
      registered.put(new UserKey(appId, userId), true);
      found.add(userId);
    }
    return found;
  }

  /// Whether the id is registered.
  public boolean isRegistered(long appId, String userId) {
    UserKey key = new UserKey(appId, userId);
    if (registered.getIfPresent(key) != null) {
      return true;
    }
    boolean found =
        Require.isUserId(userId)
            && engine.get(UserPartition.of(appId, userId), PROFILE).isPresent();
    if (found) {
      registered.put(key, true);
    }
    return found;
  }

  private List<Optional<byte[]>> readProfiles(long appId, List<String> userIds) {
    return userIds.isEmpty()
        ? List.of()
        : engine.getAll(
            userIds.stream()
                .map(userId -> new Address(UserPartition.of(appId, userId), PROFILE))
                .toList());
  }

  /// Returns if the user who acts is registered.
  ///
  /// @throws ActionException OPERATOR_NOT_REGISTERED if not
  public void requireOperator(long appId, String userId) {
    if (!isRegistered(appId, userId)) {
      throw notRegistered(userId);
    }
  }

  /// Returns if the user who acts is registered, or the call does not say who acts.
  ///
  /// @param userId null if it does not
  /// @throws ActionException OPERATOR_NOT_REGISTERED if they are not
  public void requireOperatorIfNamed(long appId, @Nullable String userId) {
    if (userId != null) {
      requireOperator(appId, userId);
    }
  }

  /// The refusal of a call by a user who is not registered.
  public static ActionException notRegistered(String userId) {
    return new ActionException(ReturnCode.OPERATOR_NOT_REGISTERED).with("FromUserId", userId);
  }
}
