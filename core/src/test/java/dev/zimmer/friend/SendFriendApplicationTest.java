package dev.zimmer.friend;

import static dev.zimmer.friend.FriendCalls.asked;
import static dev.zimmer.friend.FriendCalls.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.zimmer.friend.SendFriendApplication.FriendInfo;
import dev.zimmer.friend.SendFriendApplication.Request;
import dev.zimmer.friend.SendFriendApplication.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.SettableTime;
import dev.zimmer.harness.TestDomain;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendFriendApplicationTest {
  private static final long NOW = SettableTime.START;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final FriendCalls friends = new FriendCalls(caller);
  private final Friends store = new Friends(domain.engine());

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void application_isKeptAndMakesNoFriends() {
    FriendInfo sent =
        new FriendInfo(
            "b", "hello", "Bobby", NOW - 9, NOW - 5, List.of(new FriendAttribute("k0", "v")));
    assertThat(codeOf("a", List.of(sent))).isZero();
    assertThat(store.application(1, "b", "a"))
        .contains(
            new FriendApplication(
                new Friend("b", NOW - 9, "hello", "Bobby", Map.of("k0", "v")), NOW - 5));
    assertThat(store.application(1, "a", "b")).isEmpty();
    assertThat(friends.walk("a", 100)).isEmpty();
    assertThat(friends.walk("b", 100)).isEmpty();
    assertThat(caller.list("b")).isEmpty();
  }

  @Test
  void application_again_takesThePlaceOfTheFirst() {
    codeOf("a", List.of(asked("b")));
    domain.time().advance(5);
    assertThat(codeOf("a", List.of(asked("b")))).isZero();
    assertThat(store.application(1, "b", "a"))
        .contains(new FriendApplication(new Friend("b", NOW + 5, "", "", Map.of()), NOW + 5));
  }

  /// Both were friends and the user deleted the other for themselves alone.
  @Test
  void application_toSomebodyWhoHasTheApplicant_makesFriendsAtOnce() {
    friends.add("a", "b");
    friends.delete("a", 1, "b");
    domain.time().advance(7);
    FriendInfo sent = new FriendInfo("b", "again", "Bobby", NOW - 9, 0, List.of());
    assertThat(codeOf("a", List.of(sent))).isZero();
    assertThat(friends.page("a", 1, 0).friendInfos())
        .containsExactly(
            new QueryFriendList.FriendInfo("b", "", "", "again", "Bobby", NOW + 7, List.of()));
    assertThat(friends.page("b", 1, 0).friendInfos().getFirst().createTime()).isEqualTo(NOW);
    assertThat(store.application(1, "b", "a")).isEmpty();
  }

  @Test
  void applications_ofThoseWhoBecomeFriends_areSettled() {
    codeOf("a", List.of(asked("b"), asked("c")));
    codeOf("b", List.of(asked("a")));
    friends.add("b", "a");
    assertThat(store.application(1, "b", "a")).isEmpty();
    assertThat(store.application(1, "a", "b")).isEmpty();
    assertThat(store.application(1, "c", "a")).isPresent();
  }

  @Test
  void applications_thatAreNotValidAnyMore_areDropped() {
    codeOf("a", List.of(asked("c")));
    domain.time().advance(Duration.ofDays(7).toMillis());
    codeOf("b", List.of(asked("c")));
    assertThat(store.application(1, "c", "a")).as("valid to the last moment").isPresent();
    domain.time().advance(1);
    codeOf("b", List.of(asked("c")));
    assertThat(store.application(1, "c", "a")).isEmpty();
    assertThat(store.application(1, "c", "b").map(FriendApplication::updatedMillis))
        .isEqualTo(Optional.of(domain.time().millis()));
  }

  @Test
  void someWhoFail_failAlone() {
    friends.add("a", "c");
    List<FriendInfo> infos = Stream.of("a", "x", "c", "b").map(FriendCalls::asked).toList();
    assertThat(codes(caller.call(new Request("a", infos)).as(Response.class).errorList()))
        .containsOnly(entry("a", 660800020), entry("x", 660700015), entry("c", 660800027));
    assertThat(codeOf("a", List.of(asked("x"), asked("y")))).isEqualTo(660800025);
    assertThat(codeOf("a", List.of(asked("c"), asked("x")))).isEqualTo(660800027);
    assertThat(
            caller
                .call(new Request("a", List.of(asked("b"), asked("b"))))
                .as(Response.class)
                .errorList())
        .extracting("subCode")
        .containsExactly(660800022);
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(codeOf("a", List.of())).isEqualTo(660000002);
    assertThat(codeOf("x", List.of(asked("b")))).isEqualTo(660500002);
    assertThat(codeOf("a", Collections.nCopies(20, asked("b")))).isZero();
    assertThat(codeOf("a", Collections.nCopies(21, asked("b")))).isEqualTo(660800019);
    assertThat(codeOf("a", List.of(new FriendInfo("b", "", "", NOW + 1, 0, List.of()))))
        .isEqualTo(660800046);
    assertThat(codeOf("a", List.of(new FriendInfo("b", "", "", 0, NOW + 1, List.of()))))
        .isEqualTo(660800046);
    assertThat(codeOf("a", List.of(new FriendInfo("b", "", "w".repeat(257), 0, 0, List.of()))))
        .isEqualTo(660800021);
  }

  @Test
  void application_byAUserWithAFullList_isRefused() {
    store.add(
        1,
        "a",
        IntStream.range(0, Friends.MAX_FRIENDS)
            .mapToObj(i -> new Friend("u" + i, NOW, "", "", Map.of()))
            .toList());
    assertThat(codeOf("a", List.of(asked("b")))).isEqualTo(660800028);
    assertThat(store.application(1, "b", "a")).isEmpty();
  }

  private int codeOf(String user, List<FriendInfo> infos) {
    return caller.call(new Request(user, infos)).code();
  }
}
