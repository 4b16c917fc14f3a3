package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.harness.Caller;
import dev.zimmer.user.UserFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Some users who become friends and end it at random, and what their lists must then be by a model
/// that is a map of maps.
public final class FriendWorld {
  private static final List<String> USERS = List.of("a", "b", "c", "d", "e");
  private static final List<String> ALL = List.of("a", "b", "c", "d", "e", "x", "y");
  private static final long LONG_AGO = 1_500_000_000_000L;

  /// A friend as the model has them.
  ///
  /// @param since since when; of those who became friends without a time it is not known
  /// @param number the larger, the later they were added
  private record Known(
      String userId, long since, int number, String alias, Map<String, String> attributes) {
    boolean isImported() {
      return since < Long.MAX_VALUE;
    }
  }

  private final Map<String, Map<String, Known>> lists = new TreeMap<>();
  private final Caller caller;
  private final Random random;
  private int numbers;

  /// A world whose users are new.
  ///
  /// @param caller the back end of an app that has no users
  public FriendWorld(Caller caller, Random random) {
    this.caller = caller;
    this.random = random;
    caller.register(USERS);
    USERS.forEach(user -> lists.put(user, new TreeMap<>()));
  }

  /// Lets something happen, and looks whether its answer and all lists are what they must be.
  public void step() {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> add();
      case 4, 5 -> apply();
      case 6, 7 -> delete();
      case 8 -> deleteAll();
      default -> change();
    }
    USERS.forEach(this::checkList);
    checkRelations();
  }

  private void add() {
    String owner = anyUser();
    List<AddFriends.FriendInfo> infos =
        some().stream().map(id -> FriendCalls.info(id, LONG_AGO + random.nextInt(3))).toList();
    List<ReturnCode> codes = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (AddFriends.FriendInfo info : infos) {
      String id = String.valueOf(info.userId());
      ReturnCode code = named.add(id) ? befriending(owner, id) : ReturnCode.DUPLICATE_USER_ID;
      codes.add(code);
      if (code == ReturnCode.OK) {
        put(owner, id, info.friendTime());
        if (!list(id).containsKey(owner)) {
          put(id, owner, info.friendTime());
        }
      }
    }
    Caller.Reply reply = caller.call(new AddFriends.Request(owner, infos));
    check(reply, named, codes, reply.failed(AddFriends.Response.class).errorList());
  }

  private void apply() {
    String owner = anyUser();
    List<String> others = some();
    List<ReturnCode> codes = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (String id : others) {
      ReturnCode code = named.add(id) ? befriending(owner, id) : ReturnCode.DUPLICATE_USER_ID;
      codes.add(code);
      if (code == ReturnCode.OK && list(id).containsKey(owner)) {
        put(owner, id, Long.MAX_VALUE);
      }
    }
    Caller.Reply reply =
        caller.call(
            new SendFriendApplication.Request(
                owner, others.stream().map(FriendCalls::asked).toList()));
    check(reply, named, codes, reply.failed(SendFriendApplication.Response.class).errorList());
  }

  private void delete() {
    String owner = anyUser();
    List<String> others = some();
    int type = random.nextInt(2);
    List<ReturnCode> codes = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (String id : others) {
      if (!named.add(id)) {
        codes.add(ReturnCode.DUPLICATE_USER_ID);
      } else if (id.equals(owner)) {
        codes.add(ReturnCode.CANNOT_UNFRIEND_SELF);
      } else if (list(owner).remove(id) == null) {
        codes.add(ReturnCode.NOT_FRIENDS);
      } else {
        codes.add(ReturnCode.OK);
        if (type == 0) {
          list(id).remove(owner);
        }
      }
    }
    Caller.Reply reply = caller.call(new DeleteFriends.Request(owner, others, type));
    // Nobody is asked whether they are registered.
    check(reply, Set.of(), codes, reply.failed(DeleteFriends.Response.class).errorList());
  }

  private void deleteAll() {
    String owner = anyUser();
    int type = random.nextInt(2);
    if (type == 0) {
      list(owner).keySet().forEach(other -> list(other).remove(owner));
    }
    list(owner).clear();
    assertThat(caller.call(new DeleteAllFriends.Request(owner, type)).code()).isZero();
  }

  private void change() {
    String owner = anyUser();
    String other = any(ALL);
    String text = "text " + random.nextInt();
    String key = "k" + random.nextInt(5);
    Known known = list(owner).get(other);
    int code = known == null ? ReturnCode.NOT_FRIENDS.number() : 0;
    if (known != null) {
      Map<String, String> attributes = new LinkedHashMap<>(known.attributes());
      attributes.put(key, text);
      list(owner).put(other, new Known(other, known.since(), known.number(), text, attributes));
    }
    UpdateFriendsAlias.Alias alias = new UpdateFriendsAlias.Alias(other, text);
    assertThat(caller.call(new UpdateFriendsAlias.Request(owner, List.of(alias))).code())
        .isEqualTo(code);
    UpdateFriendAttributes.Attribute attribute = new UpdateFriendAttributes.Attribute(key, text);
    assertThat(
            caller
                .call(new UpdateFriendAttributes.Request(owner, other, List.of(attribute), 0))
                .code())
        .isEqualTo(code);
  }

  private ReturnCode befriending(String owner, String other) {
    if (owner.equals(other)) {
      return ReturnCode.CANNOT_BEFRIEND_SELF;
    }
    if (!USERS.contains(other)) {
      return ReturnCode.USER_NOT_REGISTERED;
    }
    return list(owner).containsKey(other) ? ReturnCode.ALREADY_FRIENDS : ReturnCode.OK;
  }

  /// @param named who was named; if none of them is registered, that is the code
  private static void check(
      Caller.Reply reply,
      Collection<String> named,
      List<ReturnCode> codes,
      List<UserFailure> failures) {
    List<Integer> failed =
        codes.stream().filter(code -> code != ReturnCode.OK).map(ReturnCode::number).toList();
    assertThat(failures).extracting(UserFailure::subCode).isEqualTo(failed);
    boolean allUnregistered = !named.isEmpty() && named.stream().noneMatch(USERS::contains);
    int all = allUnregistered ? ReturnCode.NO_FRIEND_REGISTERED.number() : first(failed);
    assertThat(reply.code()).isEqualTo(codes.contains(ReturnCode.OK) ? 0 : all);
  }

  private static int first(List<Integer> failed) {
    return failed.isEmpty() ? 0 : failed.getFirst();
  }

  private void checkList(String owner) {
    List<Known> expected =
        list(owner).values().stream()
            .sorted(
                Comparator.comparingLong(Known::since).thenComparingInt(Known::number).reversed())
            .toList();
    int limit = 1 + random.nextInt(4);
    List<Known> found = new ArrayList<>();
    long next = 0;
    do {
      QueryFriendList.Response page =
          caller
              .call(new QueryFriendList.Request(owner, limit, next))
              .as(QueryFriendList.Response.class);
      assertThat(page.totalCount()).isEqualTo(expected.size());
      page.friendInfos().forEach(info -> found.add(known(info, list(owner).get(info.userId()))));
      next = page.next();
    } while (next != 0);
    assertThat(found).as(owner).isEqualTo(expected);
  }

  /// What a page says, as the model has it.
  private static Known known(QueryFriendList.FriendInfo info, @Nullable Known model) {
    Map<String, String> attributes = new LinkedHashMap<>();
    info.attributes().forEach(each -> attributes.put(each.key(), each.value()));
    boolean isKnown = model != null && model.isImported();
    return new Known(
        info.userId(),
        isKnown ? info.createTime() : Long.MAX_VALUE,
        model == null ? 0 : model.number(),
        info.friendAlias(),
        attributes);
  }

  private void checkRelations() {
    String owner = anyUser();
    List<CheckFriendsRelation.Relation> bothWays = new ArrayList<>();
    List<CheckFriendsRelation.Relation> oneWay = new ArrayList<>();
    for (String other : USERS) {
      boolean own = list(owner).containsKey(other);
      boolean theirs = list(other).containsKey(owner);
      bothWays.add(new CheckFriendsRelation.Relation(other, 3 + (own ? 1 : 0) + (theirs ? 2 : 0)));
      oneWay.add(new CheckFriendsRelation.Relation(other, own ? 2 : 1));
    }
    assertThat(relations(owner, 0)).isEqualTo(bothWays);
    assertThat(relations(owner, 1)).isEqualTo(oneWay);
  }

  private List<CheckFriendsRelation.Relation> relations(String owner, int type) {
    return caller
        .call(new CheckFriendsRelation.Request(owner, USERS, type))
        .as(CheckFriendsRelation.Response.class)
        .successes();
  }

  private void put(String owner, String other, long since) {
    list(owner).put(other, new Known(other, since, ++numbers, "", Map.of()));
  }

  private Map<String, Known> list(String owner) {
    return lists.getOrDefault(owner, Map.of());
  }

  private List<String> some() {
    List<String> some = new ArrayList<>();
    for (int left = 1 + random.nextInt(5); left > 0; left--) {
      some.add(any(ALL));
    }
    return some;
  }

  private String anyUser() {
    return any(USERS);
  }

  private String any(List<String> users) {
    return users.get(random.nextInt(users.size()));
  }
}
