package dev.zimmer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.action.ReturnCode;
import dev.zimmer.group.CreateGroup;
import dev.zimmer.group.DismissGroup;
import dev.zimmer.group.InviteUsersIntoGroup;
import dev.zimmer.group.KickoutGroupUser;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.list.DeleteConv;
import dev.zimmer.list.QueryConversationList;
import dev.zimmer.message.ImportGroupMsg;
import dev.zimmer.message.SendGroupMessage;
import dev.zimmer.message.SendPeerMessage;
import dev.zimmer.user.UserFailure;
import dev.zimmer.user.UserRegister;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each action's own limits and the code of each breach, as the documentation has them.
class ActionRulesTest {
  private static final int OK = ReturnCode.OK.number();
  private static final int INVALID = 660000002;
  private static final int TOO_MANY_USERS = 660000011;
  private static final int USER_ID_TOO_LONG = 660000012;
  private static final int NOT_REGISTERED = 660500002;
  private static final int NO_GROUP = 660600001;
  private static final int TOO_MANY_MEMBERS = 660600016;
  private static final int TARGET_NOT_REGISTERED = 660700015;
  private static final Map<String, Object> HELLO = Map.of("Message", "hello");
  private static final long NOW = SettableTime.START;
  private static final long SECONDS = NOW / 1000;
  private static final long EARLIEST = 978_307_200_000L;
  private static final String LONG_ID = "a".repeat(33);

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
    caller.createGroup("g", "a", List.of("b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(registering(), listing(), sending(), grouping(), importing())
        .flatMap(requests -> requests);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Record request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  private static Stream<Arguments> registering() {
    return Stream.of(
        arguments(users(100), OK),
        arguments(users(101), INVALID),
        arguments(users(0), INVALID),
        arguments(user("x", "n".repeat(256), "v".repeat(500)), OK),
        arguments(user("x", "n".repeat(257), null), 660700006),
        arguments(user("x", null, "v".repeat(501)), 660700007),
        arguments(user("x", "ü".repeat(129), null), 660700006),
        arguments(user(LONG_ID, null, null), USER_ID_TOO_LONG),
        arguments(user("ü", null, null), INVALID),
        arguments(user("", null, null), INVALID),
        arguments(user(null, null, null), INVALID),
        arguments(user("@RBT#1", null, null), INVALID),
        arguments(user("a", null, null), 660700002));
  }

  private static Stream<Arguments> listing() {
    return Stream.of(
        arguments(query("a", null, null), OK),
        arguments(query("a", 1, 0L), OK),
        arguments(query("a", 500, 9007199254740991L), OK),
        arguments(query("a", null, 9007199254740992L), INVALID),
        arguments(query("a", null, -1L), INVALID),
        arguments(query("x", null, null), NOT_REGISTERED),
        arguments(query("x", null, -1L), INVALID),
        arguments(query(null, null, null), INVALID),
        arguments(query(LONG_ID, null, null), INVALID),
        arguments(delete("a", "b", 0), OK),
        arguments(delete("a", "g", 2), OK),
        arguments(delete("a", "nobody", 0), OK),
        arguments(delete("a", "b", 1), INVALID),
        arguments(delete("a", "b", null), INVALID),
        arguments(delete("a", null, 0), INVALID),
        arguments(delete("a", "with space", 2), INVALID),
        arguments(delete("x", "b", 0), NOT_REGISTERED));
  }

  private static Stream<Arguments> sending() {
    return Stream.of(
        arguments(send("a", ids(100)), TARGET_NOT_REGISTERED),
        arguments(send("a", ids(101)), TOO_MANY_USERS),
        arguments(send("a", List.of()), INVALID),
        arguments(send("a", List.of("b", "a")), INVALID),
        arguments(send("x", List.of("b")), NOT_REGISTERED),
        arguments(send("a", List.of("b", "x")), OK),
        arguments(send("a", List.of(LONG_ID)), TARGET_NOT_REGISTERED),
        arguments(sendUnaware(1), OK),
        arguments(sendUnaware(2), INVALID),
        arguments(sendUnaware(-1), INVALID),
        arguments(sendGroup("a", "g", HELLO), OK),
        arguments(sendGroup("c", "g", HELLO), OK),
        arguments(sendGroup("x", "g", HELLO), NOT_REGISTERED),
        arguments(sendGroup("a", "nogroup", HELLO), NO_GROUP),
        arguments(sendGroup("a", "g", Map.of("Message", "x".repeat(2049))), 660400001),
        arguments(sendGroup("x", "nogroup", Map.of()), INVALID));
  }

  private static Stream<Arguments> grouping() {
    return Stream.of(
        arguments(create("n", "a", ids(100), null), OK),
        arguments(create("n", "a", ids(101), null), TOO_MANY_MEMBERS),
        arguments(create("n", "x", List.of(), null), 660600013),
        arguments(create("n", null, List.of(), null), INVALID),
        arguments(create("g", "a", List.of(), null), 660600011),
        arguments(create("", "a", List.of(), null), OK),
        arguments(create(null, "a", List.of(), null), OK),
        arguments(create("#n", "a", List.of(), null), INVALID),
        arguments(create("with space", "a", List.of(), null), INVALID),
        arguments(create(LONG_ID, "a", List.of(), null), INVALID),
        arguments(create("n", "a", List.of(), NOW), OK),
        arguments(create("n", "a", List.of(), NOW + 1), INVALID),
        arguments(create("n", "a", List.of(), -1L), INVALID),
        arguments(create("n", "a", List.of(), EARLIEST), OK),
        arguments(create("n", "a", List.of(), SECONDS), INVALID),
        arguments(texts("ü".repeat(50), "n".repeat(300), "v".repeat(500)), OK),
        arguments(texts("😀".repeat(50), null, null), OK),
        arguments(texts("n".repeat(51), null, null), INVALID),
        arguments(texts(null, "n".repeat(301), null), INVALID),
        arguments(texts(null, null, "v".repeat(501)), INVALID),
        arguments(attributes(10, "k", "v"), OK),
        arguments(attributes(11, "k", "v"), 660600019),
        arguments(attributes(1, "k".repeat(15), "v".repeat(1024)), OK),
        arguments(attributes(1, "k".repeat(16), "v"), 660600020),
        arguments(attributes(1, "k", "v".repeat(1025)), 660600020),
        arguments(attributes(1, "k", null), INVALID),
        arguments(invite("a", "g", ids(100)), TARGET_NOT_REGISTERED),
        arguments(invite("a", "g", ids(101)), TOO_MANY_USERS),
        arguments(invite("a", "g", List.of()), INVALID),
        arguments(invite("a", "g", List.of("b", "c")), OK),
        arguments(invite("a", "g", List.of("a")), OK),
        arguments(invite("x", "g", List.of("b")), NOT_REGISTERED),
        arguments(invite("a", "nogroup", List.of("b")), NO_GROUP),
        arguments(inviteOne(NOW, 0), OK),
        arguments(inviteOne(NOW + 1, 0), INVALID),
        arguments(inviteOne(EARLIEST, 0), OK),
        arguments(inviteOne(SECONDS, 0), INVALID),
        arguments(inviteOne(0L, 1), OK),
        arguments(inviteOne(0L, 2), INVALID),
        arguments(kick("a", "g", ids(50), null), 660600008),
        arguments(kick("a", "g", ids(51), null), TOO_MANY_USERS),
        arguments(kick("a", "g", List.of(), null), INVALID),
        arguments(kick("a", "g", List.of("b", "x"), "r".repeat(32)), OK),
        arguments(kick("a", "g", List.of("b"), "r".repeat(33)), INVALID),
        arguments(kick("x", "g", List.of("b"), null), NOT_REGISTERED),
        arguments(kick("a", "nogroup", List.of("b"), null), NO_GROUP),
        arguments(new DismissGroup.Request("c", "g"), OK),
        arguments(new DismissGroup.Request("x", "g"), NOT_REGISTERED),
        arguments(new DismissGroup.Request("a", "nogroup"), NO_GROUP),
        arguments(Sent.of(DismissGroup.Request.class, "fromUserId", "a"), INVALID));
  }

  private static Stream<Arguments> importing() {
    return Stream.of(
        arguments(Caller.importing("a", "b", null, "a"), OK),
        arguments(Caller.importing("a", "b", NOW, "b"), OK),
        arguments(Caller.importing("a", "b", EARLIEST, "b"), OK),
        arguments(Caller.importing("a", "b", EARLIEST - 1, "b"), INVALID),
        arguments(Caller.importing("a", "b", SECONDS, "b"), INVALID),
        arguments(Caller.importing("a", "b", NOW + 1, "a"), INVALID),
        arguments(Caller.importing("a", "b", -1L, "a"), INVALID),
        arguments(Caller.importing("a", "a", null, "a"), INVALID),
        arguments(Caller.importing("a", "b", null, "c"), INVALID),
        arguments(Caller.importing("x", "b", null, "b"), NOT_REGISTERED),
        arguments(Caller.importing("a", "x", null, "a"), TARGET_NOT_REGISTERED),
        arguments(Caller.importingToGroup("a", "g", null), OK),
        arguments(Caller.importingToGroup("c", "g", EARLIEST), OK),
        arguments(Caller.importingToGroup("c", "g", SECONDS), INVALID),
        arguments(Caller.importingToGroup("a", "g", NOW + 1), INVALID),
        arguments(Caller.importingToGroup("x", "g", null), NOT_REGISTERED),
        arguments(Caller.importingToGroup("a", "nogroup", null), NO_GROUP),
        arguments(new ImportGroupMsg.Request("a", "g", 2, 1, HELLO, null, null, 0), INVALID));
  }

  @Test
  void batch_oneOfTwoFails_isCodeZeroWithTheFailure() {
    SendPeerMessage.Response sent =
        caller.call(send("a", List.of("x", "b", "x"))).as(SendPeerMessage.Response.class);
    assertThat(sent.errorList()).containsExactly(new UserFailure("x", TARGET_NOT_REGISTERED));
    assertThat(sent.succList()).extracting(SendPeerMessage.Success::userId).containsExactly("b");
    KickoutGroupUser.Response kicked =
        caller
            .call(kick("a", "g", List.of("c", "b", "b"), null))
            .as(KickoutGroupUser.Response.class);
    assertThat(kicked.errorList()).containsExactly(new UserFailure("c", 660600008));
  }

  @Test
  void batch_allSucceed_hasEmptyFailureLists() {
    assertThat(caller.call(send("a", List.of("b"))).as(SendPeerMessage.Response.class).errorList())
        .isEmpty();
    assertThat(
            caller
                .call(invite("a", "g", List.of("c")))
                .as(InviteUsersIntoGroup.Response.class)
                .errorUsers())
        .isEmpty();
  }

  @Test
  void receiver_whoBlockedTheSender_failsAndNobodysListMoves() {
    domain.domain().blocklist().block(1, "b", List.of("a"), 1);
    Caller.Reply reply = caller.call(send("a", List.of("b")));
    assertThat(reply.code()).isEqualTo(660800045);
    assertThat(caller.list("a")).isEmpty();
    assertThat(caller.list("b")).isEmpty();
    caller.send("b", "a");
    domain.domain().blocklist().unblock(1, "b", List.of("a"));
    caller.send("a", "b");
  }

  @Test
  void group_whoseOwnerIsRemoved_goesOnUntilTheLastMember() {
    caller.kick("c", "g", "a");
    assertThat(caller.call(sendGroup("c", "g", HELLO)).code()).isEqualTo(OK);
    caller.kick("c", "g", "b");
    assertThat(caller.call(sendGroup("c", "g", HELLO)).code()).isEqualTo(NO_GROUP);
    assertThat(caller.call(create("g", "a", List.of(), null)).code()).isEqualTo(660600011);
  }

  @Test
  void group_full_takesNobodyElse() {
    DomainConfig config =
        new DomainConfig(2048, 5120, 2, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null);
    Caller small = domain.caller(config);
    assertThat(small.call(invite("a", "g", List.of("c"))).code()).isEqualTo(TOO_MANY_MEMBERS);
    small.kick("a", "g", "b");
    assertThat(small.call(invite("a", "g", List.of("c"))).code()).isEqualTo(OK);
    Record two = create("two", "a", List.of("b"), null);
    Record three = create("three", "a", List.of("b", "c"), null);
    assertThat(small.call(three).code()).isEqualTo(TOO_MANY_MEMBERS);
    assertThat(small.call(two).code()).isEqualTo(OK);
    assertThat(small.call(sendGroup("a", "three", HELLO)).code()).isEqualTo(NO_GROUP);
  }

  @Test
  void target_ofTooManyOrImpossibleUsers_isRefused() {
    List<String> most = IntStream.range(0, 500).mapToObj(i -> "u" + i).toList();
    assertThat(target(most)).isEqualTo(OK);
    List<String> tooMany = IntStream.range(0, 501).mapToObj(i -> "u" + i).toList();
    assertThat(target(tooMany)).isEqualTo(INVALID);
    assertThat(target(List.of("ü"))).isEqualTo(INVALID);
  }

  private int target(List<String> users) {
    return caller
        .call(
            new SendGroupMessage.Request(
                "a",
                "g",
                1,
                1,
                HELLO,
                null,
                null,
                new SendGroupMessage.SendOptions(
                    false, new SendGroupMessage.TargetOption(users, false))))
        .code();
  }

  @Test
  void command_hasAnIdButNoNumber() {
    SendPeerMessage.Request command =
        new SendPeerMessage.Request("a", List.of("b"), 2, 1, HELLO, null, null, 0, null);
    SendPeerMessage.Success success =
        caller.call(command).as(SendPeerMessage.Response.class).succList().getFirst();
    assertThat(success.msgSeq()).isNull();
    assertThat(success.msgId()).matches("[1-9][0-9]*");
    assertThat(caller.send("a", "b").msgSeq()).isEqualTo(1);
  }

  @Test
  void config_outOfRange_isRefusedByName() {
    assertThat(DomainConfig.DEFAULT)
        .isEqualTo(
            new DomainConfig(
                2048, 5120, 6000, 256L << 20, DomainConfig.DEFAULT_RECALL_WINDOW, null));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DomainConfig(0, 5120, 6000, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null))
        .withMessageStartingWith("max-message-bytes: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DomainConfig(1, 32_769, 6000, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null))
        .withMessageStartingWith("max-multi-item-bytes: 32769");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DomainConfig(1, 1, 0, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null))
        .withMessageStartingWith("max-group-members: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DomainConfig(1, 1, 1, -1, DomainConfig.DEFAULT_RECALL_WINDOW, null))
        .withMessageStartingWith("list-cache-bytes: -1");
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "nobody" + i).toList();
  }

  private static Record users(int count) {
    return new UserRegister.Request(
        ids(count).stream().map(id -> new UserRegister.UserInfo(id, "", "")).toList());
  }

  private static Record user(@Nullable String id, @Nullable String name, @Nullable String avatar) {
    return new UserRegister.Request(
        List.of(
            Sent.of(
                UserRegister.UserInfo.class,
                "userId",
                id,
                "userName",
                name,
                "userAvatar",
                avatar)));
  }

  private static Record query(@Nullable String user, @Nullable Integer limit, @Nullable Long next) {
    return Sent.of(
        QueryConversationList.Request.class, "fromUserId", user, "limit", limit, "next", next);
  }

  private static Record delete(String user, @Nullable String id, @Nullable Integer type) {
    return Sent.of(DeleteConv.Request.class, "fromUserId", user, "convId", id, "convType", type);
  }

  private static Record send(String from, List<String> to) {
    return new SendPeerMessage.Request(from, to, 1, 1, HELLO, null, null, 0, null);
  }

  private static Record sendUnaware(int unaware) {
    return new SendPeerMessage.Request("a", List.of("b"), 1, 1, HELLO, null, null, unaware, null);
  }

  private static Record sendGroup(String from, String group, Map<String, Object> body) {
    return new SendGroupMessage.Request(from, group, 1, 1, body, null, null, null);
  }

  private static Record create(
      @Nullable String group,
      @Nullable String owner,
      List<String> members,
      @Nullable Long created) {
    return Sent.of(
        CreateGroup.Request.class,
        "groupId",
        group,
        "groupOwner",
        owner,
        "userId",
        members,
        "createGroupTime",
        created);
  }

  private static Record texts(
      @Nullable String name, @Nullable String notice, @Nullable String avatar) {
    return Sent.of(
        CreateGroup.Request.class,
        "groupId",
        "n",
        "groupName",
        name,
        "groupNotice",
        notice,
        "groupAvatar",
        avatar,
        "groupOwner",
        "a");
  }

  private static Record attributes(int count, String key, @Nullable String value) {
    List<CreateGroup.Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attributes.add(Sent.of(CreateGroup.Attribute.class, "key", key + i, "value", value));
    }
    return new CreateGroup.Request("n", "", "", "", "a", List.of(), attributes, 0);
  }

  private static Record invite(String operator, String group, List<String> users) {
    return new InviteUsersIntoGroup.Request(operator, group, users, List.of());
  }

  private static Record inviteOne(long entered, int isInvite) {
    List<String> ignored = Collections.nCopies(101, "b");
    return new InviteUsersIntoGroup.Request(
        "a", "g", ignored, List.of(new InviteUsersIntoGroup.MemberInfo("c", entered, isInvite)));
  }

  private static Record kick(
      String operator, String group, List<String> users, @Nullable String reason) {
    return Sent.of(
        KickoutGroupUser.Request.class,
        "fromUserId",
        operator,
        "groupId",
        group,
        "userId",
        users,
        "customReason",
        reason);
  }
}
