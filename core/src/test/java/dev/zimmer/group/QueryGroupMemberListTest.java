package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.group.QueryGroupMemberList.ListedMember;
import dev.zimmer.group.QueryGroupMemberList.Request;
import dev.zimmer.group.QueryGroupMemberList.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.CountingStore;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.user.UserRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryGroupMemberListTest {
  private static final int INVALID = 660000002;
  private static final int NO_GROUP = 660600001;
  private static final long MAX_NEXT = (1L << 53) - 1;

  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void createGroup() {
    caller.call(
        new UserRegister.Request(
            List.of(
                new UserRegister.UserInfo("z", "Zoe", ""),
                new UserRegister.UserInfo("b", "", ""),
                new UserRegister.UserInfo("a", "Ann", ""))));
    caller.createGroup("g", "z", List.of("b", "a"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(request("g", null, null), 0),
        arguments(request("g", 1, 0L), 0),
        arguments(request("g", 1000, MAX_NEXT), 0),
        arguments(request("g", 0, null), 0),
        arguments(request("g", 1001, null), 0),
        arguments(request("g", null, -1L), INVALID),
        arguments(request("g", null, MAX_NEXT + 1), INVALID),
        arguments(request(null, null, null), INVALID),
        arguments(request("with space", null, null), INVALID),
        arguments(request("g".repeat(33), null, null), INVALID),
        arguments(request("nogroup", null, -1L), INVALID),
        arguments(request("nogroup", null, null), NO_GROUP));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void members_comeInTheOrderOfJoining_withNamesAndRoles() {
    assertThat(page("g", 1000, 0))
        .isEqualTo(
            new Response(
                3,
                0,
                List.of(
                    new ListedMember("z", "Zoe", "", 1),
                    new ListedMember("b", "", "", 3),
                    new ListedMember("a", "Ann", "", 3))));
  }

  @Test
  void page_isAsLongAsLimit_andTheLastSaysSo() {
    assertThat(walk("g", 1)).containsExactly("z", "b", "a");
    assertThat(walk("g", 2)).containsExactly("z", "b", "a");
    Response whole = page("g", 3, 0);
    assertThat(whole.next()).isZero();
    assertThat(whole.memberList()).hasSize(3);
    Response first = page("g", 2, 0);
    assertThat(first.memberList()).hasSize(2);
    assertThat(first.totalCount()).isEqualTo(3);
    assertThat(page("g", 2, first.next()).next()).isZero();
    assertThat(page("g", 2, MAX_NEXT).memberList()).isEmpty();
  }

  @Test
  void members_whoComeAndGoDuringAWalk_moveNobodyElse() {
    caller.register(List.of("c", "d", "e"));
    List.of("c", "d").forEach(user -> caller.invite("z", "g", user));
    long next = page("g", 2, 0).next();
    caller.kick("z", "g", "b");
    caller.kick("z", "g", "a");
    caller.invite("z", "g", "e");
    assertThat(page("g", 2, next).memberList())
        .extracting(m -> m.userId())
        .containsExactly("c", "d");
    assertThat(page("g", 1000, 0).totalCount()).isEqualTo(4);
    assertThat(walk("g", 1)).containsExactly("z", "c", "d", "e");
  }

  @Test
  void owner_whoIsRemoved_leavesTheFirstOfTheOthersAsOwner() {
    caller.kick("z", "g", "z");
    assertThat(page("g", 1000, 0).memberList())
        .extracting(member -> member.userId() + member.role())
        .containsExactly("b1", "a3");
    caller.invite("b", "g", "z");
    assertThat(page("g", 1000, 0).memberList())
        .extracting(member -> member.userId() + member.role())
        .containsExactly("b1", "a3", "z3");
  }

  @Test
  void group_thatIsNoMore_isNotFound() {
    caller.dismiss("z", "g");
    assertThat(caller.call(new Request("g", 1000, 0)).code()).isEqualTo(NO_GROUP);
  }

  @Test
  void page_ofALargeGroup_readsNoMoreThanOfASmallOne() {
    CountingStore counting = new CountingStore(domain.engine());
    DomainConfig config =
        new DomainConfig(2048, 5120, 50_000, 0, DomainConfig.DEFAULT_RECALL_WINDOW, null);
    StampClock clock = new StampClock(domain.engine(), domain.time());
    Caller counted =
        new Caller(
            new Domain(counting, clock, new JacksonText(), config), domain.time(), caller.appId());
    fill(counted, "small", 50);
    fill(counted, "large", 5000);
    counting.reset();
    long next = counted.call(new Request("small", 20, 0)).as(Response.class).next();
    counted.call(new Request("small", 20, next));
    long reads = counting.reads().get();
    long rows = counting.rows().get();
    counting.reset();
    next = counted.call(new Request("large", 20, 0)).as(Response.class).next();
    counted.call(new Request("large", 20, next));
    assertThat(counting.reads()).hasValue(reads);
    assertThat(counting.rows()).hasValue(rows);
    assertThat(walk("large", 1000)).hasSize(5000).doesNotHaveDuplicates();
  }

  private static void fill(Caller caller, String groupId, int count) {
    List<String> users = IntStream.range(0, count).mapToObj(i -> groupId + i).toList();
    for (int from = 0; from < count; from += 50) {
      List<String> some = users.subList(from, from + 50);
      caller.register(some);
      if (from == 0) {
        caller.createGroup(groupId, some.getFirst(), some);
      } else {
        caller.call(new InviteUsersIntoGroup.Request(some.getFirst(), groupId, some, List.of()));
        caller.invite("z", groupId, some.getFirst());
      }
    }
  }

  private List<String> walk(String groupId, int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      Response page = page(groupId, limit, next);
      assertThat(page.memberList()).isNotEmpty();
      page.memberList().forEach(member -> all.add(member.userId()));
      next = page.next();
    } while (next != 0);
    return all;
  }

  private Response page(String groupId, int limit, long next) {
    return caller.call(new Request(groupId, limit, next)).as(Response.class);
  }

  private static Request request(
      @Nullable String groupId, @Nullable Integer limit, @Nullable Long next) {
    return Sent.of(Request.class, "groupId", groupId, "limit", limit, "next", next);
  }
}
