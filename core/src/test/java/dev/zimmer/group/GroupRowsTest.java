package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Conversations;
import dev.zimmer.conversation.GroupChange;
import dev.zimmer.conversation.Place;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.harness.CountedCalls;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.stamp.Stamp;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.ValueWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupRowsTest {
  private static final ConversationKey.Group KEY = new ConversationKey.Group(1, "g");
  private static final Group GROUP =
      new Group(new GroupData("name", "notice", "avatar", 0), "a", 7, Map.of("k", "v"));

  private final TestStore store = new TestStore();
  private final StampClock clock = new StampClock(store.engine(), new SettableTime());
  private final Conversations conversations = new Conversations(store.engine(), clock, List.of());
  private final Groups groups = new Groups(store.engine(), conversations, 6000);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void read_whatWasWritten_isTheSame() {
    Group group =
        new Group(
            new GroupData("名", "", "v", 4),
            "a b",
            -1,
            Map.of("k", "v", "l", ""),
            new GroupLimits(2, 1, 1, 100),
            new GroupMutes(GroupMutes.FOREVER, List.of(3, 2, 200), SettableTime.START, 5),
            2,
            9,
            3,
            17);
    assertThat(Group.read(group.toBytes())).isEqualTo(group);
    Member member = new Member(3, SettableTime.START, 255, "nick", GroupMutes.FOREVER);
    assertThat(Member.read(member.toBytes())).isEqualTo(member);
  }

  @Test
  void read_whatEarlierBuildsWrote_hasNoneOfTheSettings() {
    byte[] group =
        new ValueWriter(2)
            .text("name")
            .text("notice")
            .text("avatar")
            .text("a")
            .number(7)
            .number(2)
            .number(9)
            .number(3)
            .number(1)
            .text("k")
            .text("v")
            .toBytes();
    assertThat(Group.read(group)).isEqualTo(GROUP.withMembers(2, 9).withFirstNumber(3));
    byte[] member = new ValueWriter(1).number(3).number(SettableTime.START).toBytes();
    assertThat(Member.read(member)).isEqualTo(new Member(3, SettableTime.START));
  }

  @Test
  void join_now_letsNoMessageBeEarlier() {
    assertThat(groups.create(1, "g", GROUP, List.of("a"), 0)).isTrue();
    assertThat(timeline().floorMillis()).isEqualTo(member("a").joinedMillis());
    Place first = conversations.write(KEY, GroupChange::message);
    assertThat(Stamp.millis(first.position())).isGreaterThanOrEqualTo(member("a").joinedMillis());
    groups.invite(1, "g", "a", List.of(new Groups.Joiner("b", 0, false)));
    assertThat(timeline().floorMillis()).isEqualTo(member("b").joinedMillis());
  }

  @Test
  void remove_theOwner_makesTheFirstWhoJoinedOwner() {
    groups.create(1, "g", GROUP, List.of("a", "z", "b"), 0);
    groups.remove(1, "g", List.of("a"));
    assertThat(group().owner()).isEqualTo("z");
    assertThat(group().memberCount()).isEqualTo(2);
    groups.invite(1, "g", "b", List.of(new Groups.Joiner("a", 0, false)));
    groups.remove(1, "g", List.of("z"));
    assertThat(group().owner()).isEqualTo("b");
  }

  @Test
  void remove_theOwnerAfterThousandsCameAndWent_looksForTheFirstOnceOnly() {
    groups.create(1, "g", GROUP, List.of("a", "b"), 0);
    groups.remove(1, "g", List.of("b"));
    for (int from = 0; from < 1700; from += 100) {
      List<String> users = IntStream.range(from, from + 100).mapToObj(i -> "u" + i).toList();
      join(users);
      groups.remove(1, "g", users);
    }
    join(List.of("y", "z"));
    assertThat(group().firstNumber()).isEqualTo(1);
    groups.remove(1, "g", List.of("a"));
    assertThat(group().owner()).isEqualTo("y");
    assertThat(group().firstNumber()).isEqualTo(member("y").number());
    groups.remove(1, "g", List.of("y"));
    assertThat(group().owner()).isEqualTo("z");
  }

  private void join(List<String> users) {
    groups.invite(
        1, "g", "a", users.stream().map(user -> new Groups.Joiner(user, 0, false)).toList());
  }

  @Test
  void remove_ownerAndOthersTogether_keepsTheRest() {
    groups.create(1, "g", GROUP, List.of("a", "b", "c"), 0);
    groups.remove(1, "g", List.of("a", "b"));
    assertThat(group().owner()).isEqualTo("c");
    assertThat(groups.exists(1, "g")).isTrue();
    groups.remove(1, "g", List.of("c"));
    assertThat(groups.exists(1, "g")).isFalse();
  }

  @Test
  void join_whoWasInvited_endsTheInvitation_ofOthersNothingIsDeleted() {
    CountedCalls counted = CountedCalls.of(store.engine());
    Groups some =
        new Groups(counted.engine(), new Conversations(counted.engine(), clock, List.of()), 6000);
    some.create(1, "g", GROUP, List.of("a", "b"), 0);
    some.invite(1, "g", "a", List.of(joiner("c", true), joiner("d", false)));
    assertThat(counted.deletes()).isZero();
    some.invite(1, "g", "a", List.of(joiner("c", false), joiner("e", false)));
    assertThat(counted.deletes()).isEqualTo(1);
    assertThat(standing("c", "d", "e").members()).containsOnlyKeys("c", "d", "e");
    assertThat(standing("c", "d", "e").invited()).isEmpty();
  }

  @Test
  void invite_whoMustAgree_isInvitedAndNoMember() {
    groups.create(1, "g", GROUP, List.of("a"), 0);
    groups.invite(1, "g", "a", List.of(joiner("a", true), joiner("c", true)));
    assertThat(standing("a", "c").invited()).containsExactly("c");
    assertThat(standing("a", "c").members()).containsOnlyKeys("a");
  }

  @Test
  void create_afterADismissal_refuses() {
    groups.create(1, "g", GROUP, List.of("a"), 0);
    groups.dismiss(1, "g");
    assertThat(groups.create(1, "g", GROUP, List.of("a"), 0)).isFalse();
    assertThat(groups.create(2, "g", GROUP, List.of("a"), 0)).isTrue();
  }

  private Timeline timeline() {
    return store.engine().get(KEY.partition(), Timeline.KEY).map(Timeline::read).orElseThrow();
  }

  private Group group() {
    return store.engine().get(KEY.partition(), GroupRows.INFO).map(Group::read).orElseThrow();
  }

  private static Groups.Joiner joiner(String userId, boolean mustAgree) {
    return new Groups.Joiner(userId, 0, mustAgree);
  }

  private GroupRows.Standing standing(String... userIds) {
    return conversations.write(KEY, change -> new GroupRows(change).standing(List.of(userIds)));
  }

  private Member member(String userId) {
    return conversations.write(
        KEY,
        change ->
            Objects.requireNonNull(new GroupRows(change).members(List.of(userId)).get(userId)));
  }
}
