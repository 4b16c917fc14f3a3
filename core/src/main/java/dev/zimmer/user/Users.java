package dev.zimmer.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.zimmer.action.ActionException;
import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.StorageEngine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /// The user with that id; empty if it is not registered.
  public Optional<User> find(long appId, String userId) {
    return engine.get(UserPartition.of(appId, userId), PROFILE).map(v -> User.read(userId, v));
  }

  /// The users with some ids, by id; those that are not registered are left out.
  public Map<String, User> findAll(long appId, Collection<String> userIds) {
    List<String> ids = userIds.stream().filter(Require::isUserId).distinct().toList();
    List<Optional<byte[]>> rows =
        engine.getAll(
            ids.stream().map(id -> new Address(UserPartition.of(appId, id), PROFILE)).toList());
    Map<String, User> found = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      rows.get(i).ifPresent(value -> found.put(id, User.read(id, value)));
    }
    return found;
  }

  /// Which of some ids are registered.
  public Set<String> registeredAmong(long appId, Collection<String> userIds) {
    Set<String> known = new LinkedHashSet<>(userIds);
    known.removeIf(id -> registered.getIfPresent(new UserKey(appId, id)) == null);
    Set<String> others = new LinkedHashSet<>(userIds);
    others.removeAll(known);
    Set<String> found = findAll(appId, others).keySet();
    found.forEach(id -> registered.put(new UserKey(appId, id), true));
    known.addAll(found);
    return known;
  }

  /// Whether the id is registered; one that cannot be is not, and no store is asked for it.
  public boolean isRegistered(long appId, String userId) {
    if (!Require.isUserId(userId)) {
      return false;
    }
    UserKey key = new UserKey(appId, userId);
    if (registered.getIfPresent(key) != null) {
      return true;
    }
    boolean found = engine.get(UserPartition.of(appId, userId), PROFILE).isPresent();
    if (found) {
      registered.put(key, true);
    }
    return found;
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
