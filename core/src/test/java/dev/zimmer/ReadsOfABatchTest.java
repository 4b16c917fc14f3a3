package dev.zimmer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.group.CreateGroup;
import dev.zimmer.group.InviteUsersIntoGroup;
import dev.zimmer.group.KickoutGroupUser;
import dev.zimmer.group.MuteGroupMembers;
import dev.zimmer.group.SetGroupMembersNickname;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.CountedCalls;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestStore;
import dev.zimmer.list.ConvPinned;
import dev.zimmer.message.SendGroupMessage;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.user.AddUsersToBlacklist;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A call about many users reads the store as often as a call about one: on a cluster every read is
/// a round trip, and in a transaction others wait for it.
class ReadsOfABatchTest {
  private static final List<String> USERS = IntStream.range(0, 100).mapToObj(i -> "u" + i).toList();

  /// A call, before it what makes it possible.
  ///
  /// @param about makes the request about some users, from the name of a group of its own
  record Batch(String name, int most, Preparation before, Request about) {
    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  interface Preparation {
    void prepare(Caller caller, String group);
  }

  @FunctionalInterface
  interface Request {
    Record of(String group, List<String> users);
  }

  private final TestStore store = new TestStore();
  private final SettableTime time = new SettableTime();

  @BeforeEach
  void register() {
    Caller caller = caller(CountedCalls.of(store.engine()));
    caller.register(USERS);
    caller.register(List.of("owner"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  static Stream<Batch> batches() {
    Preparation nothing = (_, _) -> {};
    Preparation group = (caller, id) -> caller.createGroup(id, "owner", List.of());
    Preparation fullGroup = (caller, id) -> caller.createGroup(id, "owner", USERS);
    return Stream.of(
        new Batch("CreateGroup", 100, nothing, ReadsOfABatchTest::creating),
        new Batch("InviteUsersIntoGroup", 100, group, (id, users) -> inviting(id, users, 0)),
        new Batch("only inviting", 100, group, (id, users) -> inviting(id, users, 1)),
        new Batch(
            "those who are invited",
            100,
            (caller, id) -> {
              caller.createGroup(id, "owner", List.of());
              caller.call(inviting(id, USERS, 1));
            },
            (id, users) -> inviting(id, users, 0)),
        new Batch(
            "KickoutGroupUser",
            50,
            fullGroup,
            (id, users) -> new KickoutGroupUser.Request("owner", id, users, "")),
        new Batch("SetGroupMembersNickname", 20, fullGroup, ReadsOfABatchTest::naming),
        new Batch(
            "MuteGroupMembers",
            20,
            fullGroup,
            (id, users) -> new MuteGroupMembers.Request("owner", id, users, 60)),
        new Batch("SendGroupMessage to some", 100, fullGroup, ReadsOfABatchTest::sending),
        new Batch(
            "AddUsersToBlacklist",
            20,
            nothing,
            (_, users) -> new AddUsersToBlacklist.Request("owner", users)),
        new Batch("ConvPinned", 20, nothing, (_, users) -> pinning(users, 1)),
        new Batch("ConvPinned off", 20, nothing, (_, users) -> pinning(users, 0)));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void batch_ofMany_readsAsOftenAsOneOfOne(Batch batch) {
    int ofOne = reads(batch, "one", 1);
    // Less, where the first call finds nothing of its owner's yet and looks for older rows.
    assertThat(reads(batch, "many", batch.most())).isBetween(ofOne - 1, ofOne);
    assertThat(ofOne).isLessThanOrEqualTo(6);
  }

  /// How often a call reads that knows nothing of before.
  private int reads(Batch batch, String group, int users) {
    CountedCalls counted = CountedCalls.of(store.engine());
    Caller caller = caller(counted);
    batch.before().prepare(caller(CountedCalls.of(store.engine())), group);
    Caller.Reply reply = caller.call(batch.about().of(group, USERS.subList(0, users)));
    assertThat(reply.code()).isZero();
    return counted.reads();
  }

  private Caller caller(CountedCalls counted) {
    StampClock clock = new StampClock(store.engine(), time);
    return new Caller(
        new Domain(counted.engine(), clock, new JacksonText(), DomainConfig.DEFAULT), time, 1);
  }

  private static Record creating(String group, List<String> users) {
    return new CreateGroup.Request(group, "", "", "", "owner", users, List.of(), 0);
  }

  private static Record inviting(String group, List<String> users, int isInvite) {
    List<InviteUsersIntoGroup.MemberInfo> infos =
        users.stream().map(user -> new InviteUsersIntoGroup.MemberInfo(user, 0, isInvite)).toList();
    return new InviteUsersIntoGroup.Request("owner", group, List.of(), infos);
  }

  private static Record naming(String group, List<String> users) {
    List<SetGroupMembersNickname.MemberNickname> nicknames =
        users.stream()
            .map(user -> new SetGroupMembersNickname.MemberNickname(user, "nickname"))
            .toList();
    return new SetGroupMembersNickname.Request("owner", group, nicknames);
  }

  private static Record sending(String group, List<String> users) {
    return new SendGroupMessage.Request(
        "owner",
        group,
        1,
        1,
        Map.of("Message", "hello"),
        null,
        null,
        new SendGroupMessage.SendOptions(false, new SendGroupMessage.TargetOption(users, true)));
  }

  private static Record pinning(List<String> users, int type) {
    List<ConvPinned.Conversation> conversations =
        users.stream().map(user -> new ConvPinned.Conversation(user, 0)).toList();
    return new ConvPinned.Request("owner", conversations, type);
  }
}
