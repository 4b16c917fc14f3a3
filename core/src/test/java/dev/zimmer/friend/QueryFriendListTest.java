package dev.zimmer.friend;

import static dev.zimmer.friend.FriendCalls.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.friend.QueryFriendList.FriendInfo;
import dev.zimmer.friend.QueryFriendList.Request;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.CountingStore;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.ModifyUserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFriendListTest {
  private static final long NOW = SettableTime.START;

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

  @Test
  void page_saysWhatTheFriendsAreCalledNow() {
    friends.add("a", "b");
    ModifyUserInfo.UserInfo ben = new ModifyUserInfo.UserInfo("b", "Ben", "pic", null);
    caller.call(new ModifyUserInfo.Request(List.of(ben)));
    assertThat(friends.page("a", 100, 0).friendInfos())
        .containsExactly(new FriendInfo("b", "Ben", "pic", "", "", NOW, List.of()));
  }

  @Test
  void newestFriendship_comesFirstWhenItWasImportedToo() {
    friends.add("a", "b");
    friends.adding("a", List.of(info("c", NOW - 5), info("d", NOW - 7)));
    domain.time().advance(1);
    assertThat(friends.walk("a", 1)).containsExactly("b", "c", "d");
    friends.delete("a", 0, "d");
    friends.add("a", "d");
    assertThat(friends.walk("a", 1)).containsExactly("d", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({"0,100", "-3,100", "101,100", "100,100", "99,99", "1,1"})
  void limit_outOfRange_isCorrected(int limit, int rows) {
    befriend(150, NOW);
    assertThat(friends.page("a", limit, 0).friendInfos()).hasSize(rows);
  }

  @Test
  void walk_of250_isAsThePageSays() {
    List<String> others = befriend(250, NOW);
    assertThat(friends.walk("a", 100)).isEqualTo(others.reversed());
    QueryFriendList.Response first = friends.page("a", 100, 0);
    assertThat(first.totalCount()).isEqualTo(250);
    QueryFriendList.Response second = friends.page("a", 100, first.next());
    QueryFriendList.Response third = friends.page("a", 100, second.next());
    assertThat(third.friendInfos()).hasSize(50);
    assertThat(third.next()).isZero();
  }

  @Test
  void next_afterTheLastFriend_isZero() {
    befriend(4, NOW);
    assertThat(friends.page("a", 4, 0).next()).isZero();
    assertThat(friends.page("a", 2, friends.page("a", 2, 0).next()).next()).isZero();
  }

  @Test
  void walk_whileOthersComeAndGo_givesWhoStays() {
    befriend(6, NOW - 10);
    long next = friends.page("a", 2, 0).next();
    new Friends(domain.engine()).remove(1, "a", List.of("u4", "u2"));
    friends.add("a", "b");
    assertThat(friends.page("a", 100, next).friendInfos())
        .extracting(FriendInfo::userId)
        .containsExactly("u3", "u1", "u0");
  }

  /// An import may not know when all these became friends. One millisecond has 2048 positions.
  @Test
  void friends_ofOneMillisecond_allFit() {
    List<String> others = befriend(Friends.MAX_FRIENDS, NOW - 10);
    assertThat(friends.walk("a", 100)).containsExactlyInAnyOrderElementsOf(others);
    Friends store = new Friends(domain.engine());
    store.remove(1, "a", List.of("u5", "u2047", "u2999"));
    List<Friend> again =
        List.of("u2999", "u5", "u2047").stream()
            .map(id -> new Friend(id, NOW - 10, "", "", Map.of()))
            .toList();
    assertThat(store.add(1, "a", again))
        .allSatisfy((_, outcome) -> assertThat(outcome).isEqualTo(Friends.Adding.DONE));
    assertThat(friends.walk("a", 77)).containsExactlyInAnyOrderElementsOf(others);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 3000})
  void page_readsItsRowsAndNoOthers(int count) {
    befriend(count, NOW);
    CountingStore store = new CountingStore(domain.engine());
    Friends.Page page = new Friends(store).page(1, "a", 0, 5);
    assertThat(page.friends()).hasSize(5);
    assertThat(store.reads()).hasValue(2);
    assertThat(store.rows()).hasValue(6 + 5 + 1);
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(caller.call(new Request("x", 1, 0)).code()).isEqualTo(660500002);
    assertThat(caller.call(new Request("a", 1, -1)).code()).isEqualTo(660000002);
    assertThat(caller.call(new Request("a", 1, 1L << 53)).code()).isEqualTo(660000002);
    assertThat(caller.call(new Request("a", 1, (1L << 53) - 1)).code()).isZero();
    assertThat(caller.call(new Request("a", 1, 1)).code()).isZero();
  }

  private List<String> befriend(int count, long since) {
    List<String> others = IntStream.range(0, count).mapToObj(i -> "u" + i).toList();
    List<Friend> all = new ArrayList<>();
    others.forEach(id -> all.add(new Friend(id, since, "", "", Map.of())));
    new Friends(domain.engine()).add(1, "a", all);
    return others;
  }
}
