package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.group.FetchForbidGroupList.MutedGroup;
import dev.zimmer.group.QueryGroupMemberList.ListedMember;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever is done to a group and in whatever order, its members, roles, nicknames, owner and
/// mutes are those of a simple model, and nobody's list moves.
class GroupProperties {
  private static final List<String> USERS = List.of("a", "b", "c", "d", "e", "f");

  private static @Nullable TestDomain domain;
  private static long apps;

  /// What the model knows of a member.
  private static final class ModelMember {
    int role = 3;
    String nickname = "";
    long mutedUntil;
  }

  private final Map<String, ModelMember> members = new LinkedHashMap<>();
  private String owner = "a";
  private long allUntil;
  private long rolesUntil;

  @BeforeContainer
  static void open() {
    domain = new TestDomain();
  }

  @AfterContainer
  static void close() {
    domain().close();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void group_isAsTheModelHasIt(@ForAll long seed) {
    Random random = new Random(seed);
    Caller caller = newGroup();
    for (int step = random.nextInt(40); step > 0 && !members.isEmpty(); step--) {
      change(caller, random, USERS.get(random.nextInt(USERS.size())));
      if (members.isEmpty()) {
        assertThat(caller.call(new QueryGroupMemberList.Request("g", 1, 0)).code())
            .isEqualTo(660600001);
        assertThat(muted(caller)).isEmpty();
      } else {
        assertThat(listed(caller, 1 + random.nextInt(4))).isEqualTo(expected());
        assertThat(muted(caller)).isEqualTo(expectedMutes());
      }
    }
    USERS.forEach(user -> assertThat(caller.list(user)).isEmpty());
  }

  private void change(Caller caller, Random random, String user) {
    ModelMember member = members.get(user);
    long now = domain().time().millis();
    int seconds = List.of(-1, 0, 1, 2).get(random.nextInt(4));
    long until = seconds == -1 ? Long.MAX_VALUE : seconds == 0 ? 0 : now + 1000L * seconds;
    switch (random.nextInt(9)) {
      case 0 -> {
        caller.invite("operator", "g", user);
        members.putIfAbsent(user, new ModelMember());
      }
      case 1 -> kick(caller, user);
      case 2 -> {
        int role = List.of(2, 3, 200).get(random.nextInt(3));
        caller.call(new SetGroupMemberRole.Request("operator", "g", user, role));
        if (member != null && !user.equals(owner)) {
          member.role = role;
        }
      }
      case 3 -> {
        caller.call(new TransferGroupOwner.Request("operator", "g", user));
        if (member != null) {
          own(user);
        }
      }
      case 4 -> {
        String nickname = "n" + random.nextInt(3);
        caller.call(
            new SetGroupMembersNickname.Request(
                "operator",
                "g",
                List.of(new SetGroupMembersNickname.MemberNickname(user, nickname))));
        if (member != null) {
          member.nickname = nickname;
        }
      }
      case 5, 6 -> {
        caller.call(new MuteGroupMembers.Request("operator", "g", List.of(user), seconds));
        if (member != null) {
          member.mutedUntil = until;
        }
      }
      case 7 -> {
        boolean all = random.nextBoolean();
        caller.call(new MuteGroup.Request("operator", "g", all, List.of(3), seconds));
        allUntil = all || seconds == 0 ? until : allUntil;
        rolesUntil = !all || seconds == 0 ? until : rolesUntil;
      }
      default -> domain().time().advance(random.nextInt(1500));
    }
  }

  private void kick(Caller caller, String user) {
    caller.call(new KickoutGroupUser.Request("operator", "g", List.of(user), ""));
    members.remove(user);
    if (user.equals(owner) && !members.isEmpty()) {
      own(members.keySet().iterator().next());
    }
  }

  private void own(String user) {
    owner = user;
    Objects.requireNonNull(members.get(user)).role = 3;
  }

  private List<ListedMember> expected() {
    return members.entrySet().stream()
        .map(each -> {
          int role = each.getKey().equals(owner) ? 1 : each.getValue().role;
          return new ListedMember(each.getKey(), "", each.getValue().nickname, role);
        })
        .toList();
  }

  private List<MutedGroup> expectedMutes() {
    long now = domain().time().millis();
    boolean byName = members.values().stream().anyMatch(member -> member.mutedUntil > now);
    int kinds = (allUntil > now ? 1 : 0) + (rolesUntil > now ? 2 : 0) + (byName ? 4 : 0);
    return kinds == 0 ? List.of() : List.of(new MutedGroup("g", kinds));
  }

  private static List<ListedMember> listed(Caller caller, int limit) {
    List<ListedMember> all = new ArrayList<>();
    long next = 0;
    do {
      QueryGroupMemberList.Response page =
          caller
              .call(new QueryGroupMemberList.Request("g", limit, next))
              .as(QueryGroupMemberList.Response.class);
      all.addAll(page.memberList());
      next = page.next();
    } while (next != 0);
    return all;
  }

  private static List<MutedGroup> muted(Caller caller) {
    return caller
        .call(new FetchForbidGroupList.Request("operator", 0L))
        .as(FetchForbidGroupList.Response.class)
        .groupList();
  }

  private Caller newGroup() {
    members.clear();
    members.put("a", new ModelMember());
    owner = "a";
    allUntil = 0;
    rolesUntil = 0;
    Caller caller = new Caller(domain().domain(), domain().time(), ++apps);
    caller.register(USERS);
    caller.register(List.of("operator"));
    caller.createGroup("g", "a", List.of());
    return caller;
  }

  private static TestDomain domain() {
    return Objects.requireNonNull(domain);
  }
}
