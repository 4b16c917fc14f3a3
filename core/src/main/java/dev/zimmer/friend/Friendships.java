package dev.zimmer.friend;

import dev.zimmer.action.ActionException;
import dev.zimmer.action.Batch;
import dev.zimmer.action.ReturnCode;
import dev.zimmer.stamp.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// What changes the lists of two users: those of the others first, all at once, then that of the
/// user who acts. A call that broke off in between can be made again, since the list of that user
/// alone says whether there is anything to do.
final class Friendships {
  private static final int AT_A_TIME = 100;

  private final Friends friends;

  Friendships(Friends friends) {
    this.friends = friends;
  }

  /// Makes a user and others friends of each other. Who has the user in their list already keeps
  /// them there as they are.
  ///
  /// @param wanted the others as the user will have them: registered, nobody twice
  /// @return for each OK or why not
  Map<String, ReturnCode> befriend(long appId, String owner, Collection<Friend> wanted) {
    Map<String, ReturnCode> codes = room(appId, owner, wanted);
    Map<String, Friend> left = new LinkedHashMap<>();
    wanted.stream()
        .filter(friend -> codes.get(friend.userId()) == ReturnCode.OK)
        .forEach(friend -> left.put(friend.userId(), friend));
    Map<String, Friends.Adding> theirs = new LinkedHashMap<>();
    each(
        left.keySet(),
        codes,
        other -> {
          Friend mirrored = Objects.requireNonNull(left.get(other)).seenBy(owner);
          return Objects.requireNonNull(friends.add(appId, other, List.of(mirrored)).get(owner));
        },
        theirs);
    theirs.forEach((other, adding) -> {
      if (adding == Friends.Adding.FULL) {
        codes.put(other, ReturnCode.FRIEND_LIST_FULL);
      }
    });
    left.keySet().removeIf(other -> codes.get(other) != ReturnCode.OK);
    addOwn(appId, owner, left.values())
        .forEach((other, code) -> {
          codes.put(other, code);
          if (code == ReturnCode.FRIEND_LIST_FULL && theirs.get(other) == Friends.Adding.DONE) {
            friends.remove(appId, other, List.of(owner)); // another call took the last room
          }
        });
    return codes;
  }

  /// Asks others to become a user's friends. Who has the user in their list need not be asked: they
  /// come into the user's at once.
  ///
  /// @param applications by the others, who are registered
  /// @return for each OK or why not
  Map<String, ReturnCode> apply(
      long appId, String owner, Map<String, FriendApplication> applications, long nowMillis) {
    Friends.Look look = friends.look(appId, owner, applications.keySet());
    boolean isFull = look.count() >= Friends.MAX_FRIENDS;
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Map<String, FriendApplication> left = new LinkedHashMap<>();
    applications.forEach((other, application) -> {
      if (look.friends().contains(other)) {
        codes.put(other, ReturnCode.ALREADY_FRIENDS);
      } else if (isFull) {
        codes.put(other, ReturnCode.FRIEND_LIST_FULL);
      } else {
        codes.put(other, ReturnCode.OK);
        left.put(other, application);
      }
    });
    Map<String, Boolean> asked = new LinkedHashMap<>();
    each(
        left.keySet(),
        codes,
        other -> {
          FriendApplication application = Objects.requireNonNull(left.get(other));
          return friends.apply(appId, other, owner, application, nowMillis);
        },
        asked);
    left.keySet().removeIf(other -> asked.getOrDefault(other, true));
    List<Friend> atOnce =
        left.values().stream().map(each -> each.friend().since(nowMillis)).toList();
    codes.putAll(addOwn(appId, owner, atOnce));
    return codes;
  }

  private Map<String, ReturnCode> addOwn(long appId, String owner, Collection<Friend> wanted) {
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    Map<String, Friends.Adding> outcomes = friends.add(appId, owner, wanted);
    outcomes.forEach((other, adding) ->
        codes.put(
            other, adding == Friends.Adding.FULL ? ReturnCode.FRIEND_LIST_FULL : ReturnCode.OK));
    // A call of the other at the same time was quicker: what this one says of them counts for it.
    friends.describe(
        appId,
        owner,
        wanted.stream()
            .filter(friend -> outcomes.get(friend.userId()) == Friends.Adding.REPEATED)
            .toList());
    return codes;
  }

  /// For each of some new friends OK, or that they are in the user's list, or that there is no
  /// room.
  private Map<String, ReturnCode> room(long appId, String owner, Collection<Friend> wanted) {
    Friends.Look look = friends.look(appId, owner, wanted.stream().map(Friend::userId).toList());
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    long left = Friends.MAX_FRIENDS - look.count();
    for (Friend friend : wanted) {
      if (look.friends().contains(friend.userId())) {
        codes.put(friend.userId(), ReturnCode.ALREADY_FRIENDS);
      } else {
        codes.put(friend.userId(), left > 0 ? ReturnCode.OK : ReturnCode.FRIEND_LIST_FULL);
        left--;
      }
    }
    return codes;
  }

  /// Ends friendships of a user.
  ///
  /// @param others nobody twice
  /// @param bothWays whether the user goes from their lists too
  /// @return for each OK or why not
  Map<String, ReturnCode> end(
      long appId, String owner, Collection<String> others, boolean bothWays) {
    Set<String> present = friends.look(appId, owner, others).friends();
    Map<String, ReturnCode> codes = new LinkedHashMap<>();
    for (String other : others) {
      codes.put(other, present.contains(other) ? ReturnCode.OK : ReturnCode.NOT_FRIENDS);
    }
    List<String> left = new ArrayList<>(present);
    Map<String, Set<String>> theirs = new LinkedHashMap<>();
    if (bothWays) {
      each(left, codes, other -> friends.remove(appId, other, List.of(owner)), theirs);
      left.retainAll(theirs.keySet());
    }
    Set<String> removed = friends.remove(appId, owner, left);
    left.stream()
        .filter(other -> !removed.contains(other)) // another call was quicker
        .filter(other -> theirs.getOrDefault(other, Set.of()).isEmpty())
        .forEach(other -> codes.put(other, ReturnCode.NOT_FRIENDS));
    return codes;
  }

  /// Ends all friendships of a user, some at a time, the newest first. Who becomes their friend
  /// meanwhile may stay.
  ///
  /// @param bothWays whether the user goes from the others' lists too
  void endAll(long appId, String owner, boolean bothWays) {
    long next = Stamp.NONE;
    boolean hasFailed = false;
    do {
      Friends.Page page = friends.page(appId, owner, next, AT_A_TIME);
      List<String> others = page.friends().stream().map(Friend::userId).toList();
      hasFailed |= end(appId, owner, others, bothWays).containsValue(ReturnCode.INTERNAL);
      next = page.next();
    } while (next != Stamp.NONE);
    if (hasFailed) {
      throw new ActionException(ReturnCode.INTERNAL, "some friendships could not be ended");
    }
  }

  /// Does something for each of the others.
  ///
  /// @param codes gets why it failed for whom it did
  /// @param results gets what it gave for all the others
  private static <T> void each(
      Collection<String> others,
      Map<String, ReturnCode> codes,
      Function<String, T> work,
      Map<String, T> results) {
    Batch.outcomes(others, (String other) -> Batch.Outcome.of(work.apply(other)))
        .forEach((other, outcome) -> {
          switch (outcome) {
            case Batch.Outcome.Success<T>(T result) -> results.put(other, result);
            case Batch.Outcome.Failure<T>(ReturnCode code, String _) -> codes.put(other, code);
          }
        });
  }
}
