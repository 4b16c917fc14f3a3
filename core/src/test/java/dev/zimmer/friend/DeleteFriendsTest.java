package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.friend.DeleteFriends.Request;
import dev.zimmer.friend.DeleteFriends.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `DeleteFriends` and `DeleteAllFriends`.
class DeleteFriendsTest {
  private static final int BOTH_WAYS = 0;
  private static final int ONE_WAY = 1;

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
  void friend_deletedBothWays_hasTheUserNoMore() {
    friends.add("a", "b", "c");
    friends.delete("a", BOTH_WAYS, "b");
    assertThat(friends.walk("a", 100)).containsExactly("c");
    assertThat(friends.walk("b", 100)).isEmpty();
    assertThat(friends.page("a", 1, 0).totalCount()).isEqualTo(1);
    assertThat(friends.page("b", 1, 0).totalCount()).isZero();
  }

  @Test
  void friend_deletedOneWay_hasTheUserStill() {
    friends.add("a", "b");
    friends.delete("a", ONE_WAY, "b");
    assertThat(friends.walk("a", 100)).isEmpty();
    assertThat(friends.walk("b", 100)).containsExactly("a");
    friends.delete("b", BOTH_WAYS, "a");
    assertThat(friends.walk("b", 100)).isEmpty();
  }

  @Test
  void friend_ofTheOtherSideAlone_isNoneAndStays() {
    friends.add("a", "b");
    friends.delete("a", ONE_WAY, "b");
    assertThat(codeOf("a", List.of("b"), BOTH_WAYS)).isEqualTo(660800034);
    assertThat(friends.walk("b", 100)).containsExactly("a");
  }

  @Test
  void someWhoFail_failAlone() {
    friends.add("a", "b", "c");
    String impossible = "x".repeat(33);
    Request request =
        new Request("a", List.of("x", "a", "b", "d", "b", impossible, "x"), BOTH_WAYS);
    assertThat(caller.call(request).as(Response.class).errorList())
        .containsExactly(
            new UserFailure("x", 660800034),
            new UserFailure("a", 660800033),
            new UserFailure("d", 660800034),
            new UserFailure("b", 660800022),
            new UserFailure(impossible, 660800034),
            new UserFailure("x", 660800022));
    assertThat(friends.walk("a", 100)).containsExactly("c");
    assertThat(codeOf("a", List.of("a", "b"), ONE_WAY)).isEqualTo(660800033);
    assertThat(codeOf("a", List.of("b"), ONE_WAY)).isEqualTo(660800034);
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(codeOf("a", List.of(), ONE_WAY)).isEqualTo(660000002);
    assertThat(codeOf("a", List.of("b"), 2)).isEqualTo(660000002);
    assertThat(codeOf("x", List.of("b"), ONE_WAY)).isEqualTo(660500002);
    assertThat(codeOf("a", Collections.nCopies(20, "b"), ONE_WAY)).isEqualTo(660800034);
    assertThat(codeOf("a", Collections.nCopies(21, "b"), ONE_WAY)).isEqualTo(660800019);
    assertThat(
            caller.call(Sent.of(Request.class, "fromUserId", "a", "userIds", List.of("b"))).code())
        .isEqualTo(660000002);
  }

  /// More than one page of what is deleted at a time.
  @ParameterizedTest
  @ValueSource(ints = {BOTH_WAYS, ONE_WAY})
  void all_areDeleted(int type) {
    List<String> others = IntStream.range(0, 230).mapToObj(i -> "u" + i).toList();
    for (int i = 0; i < others.size(); i += 10) {
      caller.register(others.subList(i, i + 10));
      friends.add("a", others.subList(i, i + 10).toArray(String[]::new));
    }
    friends.add("b", "u0");
    deleteAll("a", type, 0);
    assertThat(friends.page("a", 100, 0)).isEqualTo(new QueryFriendList.Response(0, 0, List.of()));
    assertThat(friends.walk("u7", 100)).isEqualTo(type == ONE_WAY ? List.of("a") : List.of());
    assertThat(friends.walk("u0", 100)).contains("b");
    assertThat(friends.walk("b", 100)).containsExactly("u0");
    friends.add("a", "b");
    assertThat(friends.page("a", 100, 0).totalCount()).isEqualTo(1);
  }

  @Test
  void all_ofNone_isASuccess() {
    deleteAll("a", BOTH_WAYS, 0);
    deleteAll("x", BOTH_WAYS, 660500002);
    deleteAll("a", 2, 660000002);
  }

  private void deleteAll(String user, int type, int code) {
    assertThat(caller.call(new DeleteAllFriends.Request(user, type)).code()).isEqualTo(code);
  }

  private int codeOf(String user, List<String> others, int type) {
    return caller.call(new Request(user, others, type)).code();
  }
}
