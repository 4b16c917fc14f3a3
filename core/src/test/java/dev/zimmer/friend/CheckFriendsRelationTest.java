package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.friend.CheckFriendsRelation.Failure;
import dev.zimmer.friend.CheckFriendsRelation.Relation;
import dev.zimmer.friend.CheckFriendsRelation.Request;
import dev.zimmer.friend.CheckFriendsRelation.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckFriendsRelationTest {
  private static final List<String> OTHERS = List.of("both", "mine", "theirs", "none", "a", "x");

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void befriend() {
    caller.register(List.of("a", "both", "mine", "theirs", "none"));
    FriendCalls friends = new FriendCalls(caller);
    friends.add("a", "both", "mine", "theirs");
    friends.delete("mine", 1, "a");
    friends.delete("a", 1, "theirs");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void bothWays_tellsAllFourCases() {
    assertThat(caller.call(new Request("a", OTHERS, 0)).as(Response.class))
        .isEqualTo(
            new Response(
                List.of(
                    new Relation("both", 6),
                    new Relation("mine", 4),
                    new Relation("theirs", 5),
                    new Relation("none", 3),
                    new Relation("a", 3)),
                List.of(new Failure("x", 660700015, 1))));
  }

  @Test
  void oneWay_tellsOfTheOwnListAlone() {
    assertThat(caller.call(new Request("a", OTHERS, 1)).as(Response.class))
        .isEqualTo(
            new Response(
                List.of(
                    new Relation("both", 2),
                    new Relation("mine", 2),
                    new Relation("theirs", 1),
                    new Relation("none", 1),
                    new Relation("a", 1)),
                List.of(new Failure("x", 660700015, null))));
  }

  @Test
  void userNamedTwice_isAnsweredOnceAndAllUnregisteredFail() {
    assertThat(caller.call(new Request("a", List.of("both", "both"), 1)).as(Response.class))
        .isEqualTo(new Response(List.of(new Relation("both", 2)), List.of()));
    assertThat(codeOf("a", List.of("x", "x".repeat(33)), 0)).isEqualTo(660700015);
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(codeOf("a", List.of(), 0)).isEqualTo(660000002);
    assertThat(codeOf("a", List.of("both"), 2)).isEqualTo(660000002);
    assertThat(codeOf("a", Collections.nCopies(20, "both"), 0)).isZero();
    assertThat(codeOf("a", Collections.nCopies(21, "both"), 0)).isEqualTo(660000002);
    assertThat(codeOf("x", List.of("both"), 0)).isEqualTo(660500002);
  }

  private int codeOf(String user, List<String> others, int type) {
    return caller.call(new Request(user, others, type)).code();
  }
}
