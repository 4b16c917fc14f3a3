package dev.zimmer.friend;

import dev.zimmer.action.Require;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.user.UserPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Everybody's list of friends. Each method changes one user's list, in one transaction, and says
/// nothing of the lists of the others.
final class Friends {
  /// How many friends a user can have.
  static final int MAX_FRIENDS = 3000;

  private final StorageEngine engine;

  /// The friends kept in a store.
  Friends(StorageEngine engine) {
    this.engine = engine;
  }

  /// What became of somebody who was to become a friend.
  enum Adding {
    /// They are one now.
    DONE,
    /// They were already.
    REPEATED,
    /// There was no room for them.
    FULL
  }

  /// One page of a list.
  ///
  /// @param total how many friends there are
  /// @param next where the next page begins; 0 if there is none
  record Page(long total, long next, List<Friend> friends) {}

  /// What a user's list says of others.
  ///
  /// @param count how many friends there are
  /// @param friends those of the others who are friends
  record Look(long count, Set<String> friends) {}

  /// Looks others up in a user's list.
  ///
  /// @param others whoever is asked for, whether they can be users or not
  Look look(long appId, String owner, Collection<String> others) {
    List<String> ids = Require.possibleUserIds(others);
    Bytes partition = UserPartition.of(appId, owner);
    List<Address> addresses = new ArrayList<>();
    ids.forEach(id -> addresses.add(new Address(partition, FriendRows.key(id))));
    addresses.add(new Address(partition, FriendRows.COUNT));
    List<Optional<byte[]>> rows = engine.getAll(addresses);
    return new Look(
        FriendRows.count(rows.getLast()), Row.present(ids, rows.subList(0, ids.size())).keySet());
  }

  /// Those of some users in whose lists a user is.
  Set<String> whoHave(long appId, Collection<String> owners, String friend) {
    List<String> ids = Require.possibleUserIds(owners);
    Bytes key = FriendRows.key(friend);
    return Row.present(
            ids,
            engine.getAll(
                ids.stream().map(id -> new Address(UserPartition.of(appId, id), key)).toList()))
        .keySet();
  }

  /// A page of a user's list, newest first.
  ///
  /// @param after the `next` of the page before; 0 for the first page
  /// @param limit at least 1
  Page page(long appId, String owner, long after, int limit) {
    Bytes partition = UserPartition.of(appId, owner);
    Bytes from = after == 0 ? FriendRows.ORDER : FriendRows.orderKey(after - 1);
    List<Row> order = engine.scan(partition, from, FriendRows.ORDER.prefixEnd(), limit + 1);
    List<Row> page = order.subList(0, Math.min(limit, order.size()));
    List<Address> addresses = new ArrayList<>();
    page.forEach(
        row -> addresses.add(new Address(partition, FriendRows.key(FriendRows.userId(row)))));
    addresses.add(new Address(partition, FriendRows.COUNT));
    List<Optional<byte[]>> rows = engine.getAll(addresses);
    // Who has gone meanwhile is left out.
    List<Friend> friends =
        rows.subList(0, page.size()).stream()
            .flatMap(Optional::stream)
            .map(value -> FriendRow.read(value).friend())
            .toList();
    long next = order.size() > limit ? FriendRows.position(page.getLast()) : Stamp.NONE;
    return new Page(FriendRows.count(rows.getLast()), next, friends);
  }

  /// Adds friends to a user's list; what they asked that user for is settled by it.
  ///
  /// @param friends registered users, nobody twice
  /// @return for each what became of it, in their order
  Map<String, Adding> add(long appId, String owner, Collection<Friend> friends) {
    if (friends.isEmpty()) {
      return Map.of();
    }
    return change(
        appId,
        owner,
        rows -> {
          List<String> ids = friends.stream().map(Friend::userId).toList();
          Set<String> present = rows.among(ids).keySet();
          Map<String, Adding> outcomes = new LinkedHashMap<>();
          long before = rows.count();
          long count = before;
          for (Friend friend : friends) {
            if (present.contains(friend.userId())) {
              outcomes.put(friend.userId(), Adding.REPEATED);
            } else if (count == MAX_FRIENDS) {
              outcomes.put(friend.userId(), Adding.FULL);
            } else {
              rows.add(friend);
              count++;
              outcomes.put(friend.userId(), Adding.DONE);
            }
          }
          if (count > before) {
            rows.putCount(count);
          }
          settle(rows, outcomes);
          return outcomes;
        });
  }

  /// Writes over what a user says of friends; who is none any more is left out.
  void describe(long appId, String owner, Collection<Friend> friends) {
    if (friends.isEmpty()) {
      return;
    }
    change(
        appId,
        owner,
        rows -> {
          Map<String, FriendRow> present =
              rows.among(friends.stream().map(Friend::userId).toList());
          for (Friend friend : friends) {
            Optional.ofNullable(present.get(friend.userId()))
                .map(row -> new FriendRow(row.position(), row.friend().describedAs(friend)))
                .ifPresent(rows::put);
          }
          return present.size();
        });
  }

  /// Removes friends from a user's list.
  ///
  /// @return those who were in it
  Set<String> remove(long appId, String owner, Collection<String> others) {
    List<String> ids = Require.possibleUserIds(others);
    if (ids.isEmpty()) {
      return Set.of();
    }
    return change(
        appId,
        owner,
        rows -> {
          Map<String, FriendRow> present = rows.among(ids);
          present.values().forEach(rows::remove);
          if (!present.isEmpty()) {
            rows.putCount(rows.count() - present.size());
          }
          return new LinkedHashSet<>(present.keySet());
        });
  }

  /// Changes what a user calls friends.
  ///
  /// @param aliases by the friends' ids
  /// @return those who are friends, and so are called that now
  Set<String> rename(long appId, String owner, Map<String, String> aliases) {
    List<String> ids = Require.possibleUserIds(aliases.keySet());
    if (ids.isEmpty()) {
      return Set.of();
    }
    return change(
        appId,
        owner,
        rows -> {
          Map<String, FriendRow> present = rows.among(ids);
          present.forEach((id, row) ->
              rows.put(
                  new FriendRow(
                      row.position(), row.friend().withAlias(aliases.getOrDefault(id, "")))));
          return new LinkedHashSet<>(present.keySet());
        });
  }

  /// Sets attributes of a friend, each if it can be.
  ///
  /// @return for each OK or why not, in their order; empty if the other is no friend
  Optional<List<ReturnCode>> setAttributes(
      long appId, String owner, String other, List<FriendAttribute> attributes) {
    return change(
        appId,
        owner,
        rows ->
            Optional.ofNullable(rows.among(List.of(other)).get(other))
                .map(row -> {
                  Map<String, String> all = new LinkedHashMap<>(row.friend().attributes());
                  List<ReturnCode> codes = FriendAttributes.set(all, attributes);
                  if (codes.contains(ReturnCode.OK)) {
                    rows.put(new FriendRow(row.position(), row.friend().withAttributes(all)));
                  }
                  return codes;
                }));
  }

  /// Notes that somebody asks a user to become friends, in place of what they asked before; not if
  /// they are in the user's list anyway.
  ///
  /// @return whether they are not, and so it was noted
  boolean apply(
      long appId, String owner, String applicant, FriendApplication application, long nowMillis) {
    return change(
        appId,
        owner,
        rows -> {
          if (!rows.among(List.of(applicant)).isEmpty()) {
            return false;
          }
          rows.applications(List.of(applicant)).forEach(rows::remove);
          rows.dropApplications(nowMillis - FriendApplication.VALID.toMillis());
          rows.add(applicant, application);
          return true;
        });
  }

  /// What somebody asks a user for; empty if nothing.
  Optional<FriendApplication> application(long appId, String owner, String applicant) {
    return engine
        .get(UserPartition.of(appId, owner), FriendRows.applicationKey(applicant))
        .map(FriendApplication::read);
  }

  private static void settle(FriendRows rows, Map<String, Adding> outcomes) {
    List<String> friends = new ArrayList<>();
    outcomes.forEach((id, outcome) -> {
      if (outcome == Adding.DONE) {
        friends.add(id);
      }
    });
    if (!friends.isEmpty()) {
      rows.applications(friends).forEach(rows::remove);
    }
  }

  private <T> T change(long appId, String owner, Function<FriendRows, T> body) {
    return engine.transact(
        UserPartition.of(appId, owner), transaction -> body.apply(new FriendRows(transaction)));
  }
}
