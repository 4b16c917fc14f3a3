package dev.zimmer.friend;

import static dev.zimmer.friend.FriendCalls.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.friend.AddFriends.FriendInfo;
import dev.zimmer.friend.AddFriends.Request;
import dev.zimmer.friend.AddFriends.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
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

class AddFriendsTest {
  private static final long NOW = SettableTime.START;
  private static final long EARLIEST = 978_307_200_000L;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final FriendCalls friends = new FriendCalls(caller);

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c", "d"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> infos() {
    return Stream.of(
        arguments(one("b", "wording", "w".repeat(256), "friendAlias", "ü".repeat(256)), 0),
        arguments(one("b", "wording", "😀".repeat(256)), 0),
        arguments(one("b", "wording", "w".repeat(257)), 660800021),
        arguments(one("b", "friendAlias", "w".repeat(257)), 660800021),
        arguments(one("b", "friendTime", NOW), 0),
        arguments(one("b", "friendTime", EARLIEST), 0),
        arguments(one("b", "friendTime", NOW + 1), 660800046),
        arguments(one("b", "friendTime", NOW / 1000), 660000002),
        arguments(one("b", "friendTime", -1L), 660000002),
        arguments(one("b", "attributes", attributes("k0", "k1", "k2", "k3", "k4")), 0),
        arguments(
            one("b", "attributes", attributes("k0", "k1", "k2", "k3", "k4", "k0")), 660800026),
        arguments(one("b", "attributes", attributes("k5")), 660800023),
        arguments(one("b", "attributes", attributes("K0")), 660800023),
        arguments(one("b", "attributes", attributes("k0", "k0")), 660800032),
        arguments(one("b", "attributes", List.of(attribute("k0", "v".repeat(1022)))), 0),
        arguments(one("b", "attributes", List.of(attribute("k0", "v".repeat(1023)))), 660800024),
        arguments(one("b", "attributes", List.of(attribute(null, "v"))), 660800026),
        arguments(one("b", "attributes", List.of(attribute("k0", null))), 660800026),
        arguments(one("a"), 660800020),
        arguments(one("x"), 660800025),
        arguments(one("x".repeat(33)), 660000002),
        arguments(one(null), 660000002));
  }

  @ParameterizedTest
  @MethodSource("infos")
  void friend_atAndOverItsLimits_answersTheDocumentedCode(FriendInfo info, int code) {
    assertThat(caller.call(new Request("a", List.of(info))).code()).isEqualTo(code);
    FriendInfo good = info("c");
    Caller.Reply beside = caller.call(new Request("a", List.of(info, good)));
    assertThat(beside.code()).isZero();
    assertThat(friends.walk("a", 100)).contains("c");
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(codeOf("a", List.of())).isEqualTo(660000002);
    assertThat(codeOf("x", List.of(info("b")))).isEqualTo(660500002);
    assertThat(codeOf("a", infos(20))).isEqualTo(660800025);
    assertThat(codeOf("a", infos(21))).isEqualTo(660800019);
    assertThat(codeOf("x", infos(21))).isEqualTo(660800019);
  }

  @Test
  void friends_haveEachOtherButAliasAndAttributesAreOneSides() {
    FriendInfo sent =
        new FriendInfo("b", "hello", "Bobby", NOW - 5, List.of(attribute("k1", "school")));
    caller.call(new Request("a", List.of(sent))).as(Response.class);
    assertThat(friends.page("a", 100, 0))
        .isEqualTo(
            new QueryFriendList.Response(
                1,
                0,
                List.of(
                    new QueryFriendList.FriendInfo(
                        "b",
                        "",
                        "",
                        "hello",
                        "Bobby",
                        NOW - 5,
                        List.of(new QueryFriendList.Attribute("k1", "school"))))));
    assertThat(friends.page("b", 100, 0).friendInfos())
        .containsExactly(
            new QueryFriendList.FriendInfo("a", "", "", "hello", "", NOW - 5, List.of()));
  }

  @Test
  void someWhoFail_failAlone() {
    friends.add("a", "d");
    List<FriendInfo> infos =
        Stream.of("a", "x", "d", "b", "x", "b", "c").map(FriendCalls::info).toList();
    assertThat(caller.call(new Request("a", infos)).as(Response.class).errorList())
        .containsExactly(
            new UserFailure("a", 660800020),
            new UserFailure("x", 660700015),
            new UserFailure("d", 660800027),
            new UserFailure("x", 660800022),
            new UserFailure("b", 660800022));
    assertThat(friends.walk("a", 100)).containsExactly("c", "b", "d");
    assertThat(friends.walk("c", 100)).containsExactly("a");
  }

  @Test
  void allWhoFail_giveTheFirstsCodeUnlessNobodyIsRegistered() {
    assertThat(codeOf("a", List.of(info("x"), info("x"), info("y")))).isEqualTo(660800025);
    assertThat(codeOf("a", List.of(info("x"), info("a")))).isEqualTo(660700015);
    assertThat(codeOf("a", List.of(info("a"), info("x")))).isEqualTo(660800020);
  }

  /// Who was deleted by one side only has still the other, and keeps what is noted of them.
  @Test
  void friend_whoHasTheUserStill_keepsThemAsTheyAre() {
    friends.add("b", "a");
    caller.call(
        new UpdateFriendsAlias.Request(
            "b", List.of(new UpdateFriendsAlias.Alias("a", "my friend"))));
    friends.delete("a", 1, "b");
    domain.time().advance(10);
    friends.add("a", "b");
    assertThat(friends.page("b", 1, 0).friendInfos())
        .extracting(QueryFriendList.FriendInfo::friendAlias)
        .containsExactly("my friend");
    assertThat(friends.page("b", 1, 0).friendInfos().getFirst().createTime()).isEqualTo(NOW);
    assertThat(friends.page("a", 1, 0).friendInfos().getFirst().createTime()).isEqualTo(NOW + 10);
    assertThat(friends.adding("b", List.of(info("a")))).containsExactly(entry("a", 660800027));
  }

  @Test
  void list_thatIsFull_takesNobodyAnyMore() {
    Friends store = new Friends(domain.engine());
    for (String full : List.of("a", "d")) {
      int room = full.equals("a") ? 1 : 0;
      store.add(
          1,
          full,
          IntStream.range(room, Friends.MAX_FRIENDS)
              .mapToObj(i -> info("u" + i).friend(Map.of(), NOW))
              .toList());
    }
    assertThat(friends.adding("a", List.of(info("d"), info("b"))))
        .as("d has no room, and that takes none of a")
        .containsEntry("d", 660800028);
    assertThat(friends.walk("d", 100)).doesNotContain("a").hasSize(Friends.MAX_FRIENDS);
    friends.adding("a", List.of(info("b")));
    assertThat(friends.adding("a", List.of(info("c")))).containsExactly(entry("c", 660800028));
    assertThat(friends.walk("c", 100)).isEmpty();
    assertThat(friends.page("a", 1, 0).totalCount()).isEqualTo(Friends.MAX_FRIENDS);
  }

  private int codeOf(String user, List<FriendInfo> infos) {
    return caller.call(new Request(user, infos)).code();
  }

  private static List<FriendInfo> infos(int count) {
    return IntStream.range(0, count).mapToObj(i -> info("u" + i)).toList();
  }

  private static FriendInfo one(@Nullable String userId, @Nullable Object... more) {
    @Nullable Object[] all = new @Nullable Object[more.length + 2];
    all[0] = "userId";
    all[1] = userId;
    System.arraycopy(more, 0, all, 2, more.length);
    return Sent.of(FriendInfo.class, all);
  }

  private static List<FriendAttribute> attributes(String... keys) {
    return Stream.of(keys).map(key -> attribute(key, "v")).toList();
  }

  private static FriendAttribute attribute(@Nullable String key, @Nullable String value) {
    return Sent.of(FriendAttribute.class, "key", key, "value", value);
  }
}
