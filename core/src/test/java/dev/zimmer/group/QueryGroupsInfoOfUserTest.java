package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.group.QueryGroupsInfoOfUser.GroupInfo;
import dev.zimmer.group.QueryGroupsInfoOfUser.Request;
import dev.zimmer.group.QueryGroupsInfoOfUser.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.SharedStore;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.stamp.StampClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryGroupsInfoOfUserTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void page_saysWhatTheGroupsAreCalled() {
    caller.call(
        new CreateGroup.Request("g", "Name", "Notice", "pic", "a", List.of(), List.of(), 0));
    caller.createGroup("e", "b", List.of("a"));
    caller.createGroup("f", "b", List.of());
    assertThat(page("a", 100, ""))
        .isEqualTo(
            new Response(
                "0", 2, List.of(new GroupInfo("e", "", ""), new GroupInfo("g", "Name", "pic"))));
  }

  @Test
  void group_thatTheUserIsNotAMemberOf_isNotThere() {
    List.of("dismissed", "joins", "left", "stays")
        .forEach(id -> caller.createGroup(id, "b", List.of("a")));
    caller.createGroup("invited", "b", List.of());
    InviteUsersIntoGroup.MemberInfo invited = new InviteUsersIntoGroup.MemberInfo("a", 0, 1);
    caller.call(new InviteUsersIntoGroup.Request("b", "invited", List.of(), List.of(invited)));
    assertThat(walk("a", 100)).containsExactly("dismissed", "joins", "left", "stays");
    caller.dismiss("b", "dismissed");
    caller.kick("b", "left", "a");
    caller.kick("b", "joins", "a");
    caller.invite("b", "joins", "a");
    assertThat(walk("a", 100)).containsExactly("joins", "stays");
    assertThat(page("a", 100, "").hasJoinGroupNum()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 100})
  void walk_givesEveryGroupOnce(int limit) {
    assertThat(page("a", limit, "")).isEqualTo(new Response("0", 0, List.of()));
    List<String> ids = IntStream.range(0, 6).mapToObj(String::valueOf).toList();
    ids.forEach(id -> caller.createGroup(id, "a", List.of()));
    assertThat(walk("a", limit)).isEqualTo(ids);
  }

  @Test
  void walk_whileGroupsComeAndGo_givesThoseThatStay() {
    List.of("b", "d", "f").forEach(id -> caller.createGroup(id, "a", List.of()));
    String next = page("a", 2, "0").nextRsp();
    caller.dismiss("a", "d");
    List.of("a", "c", "e").forEach(id -> caller.createGroup(id, "a", List.of()));
    Response rest = page("a", 100, next);
    assertThat(rest.groupInfoList()).extracting(GroupInfo::groupId).containsExactly("e", "f");
    assertThat(rest.hasJoinGroupNum()).isEqualTo(5);
  }

  /// Where other processes write too, nothing is kept in memory.
  @Test
  void page_overASharedStore_isTheSame() {
    SharedStore store = new SharedStore(domain.engine());
    Caller other =
        new Caller(
            new Domain(
                store,
                new StampClock(store, domain.time()),
                new JacksonText(),
                DomainConfig.DEFAULT),
            domain.time(),
            1);
    caller.createGroup("g", "b", List.of("a"));
    caller.createGroup("h", "b", List.of("a"));
    caller.dismiss("b", "h");
    Request request = new Request("a", 1, "");
    assertThat(other.call(request)).isEqualTo(caller.call(request));
    assertThat(page("a", 1, "").groupInfoList()).hasSize(1);
  }

  @Test
  void request_thatBreaksARule_isRefused() {
    assertThat(codeOf("a", 1, ">#g")).isZero();
    assertThat(codeOf("a", 100, null)).isZero();
    assertThat(codeOf("a", 0, "")).isEqualTo(660000002);
    assertThat(codeOf("a", 101, "")).isEqualTo(660000002);
    assertThat(codeOf("a", null, "")).isEqualTo(660000002);
    assertThat(codeOf("a", 1, "3")).isEqualTo(660000002);
    assertThat(codeOf("a", 1, ">a b")).isEqualTo(660000002);
    assertThat(codeOf("x", 1, "3")).isEqualTo(660000002);
    assertThat(codeOf("x", 1, "")).isEqualTo(660500002);
    assertThat(codeOf(null, 1, "")).isEqualTo(660000002);
  }

  private int codeOf(@Nullable String user, @Nullable Integer limit, @Nullable String next) {
    return caller
        .call(Sent.of(Request.class, "fromUserId", user, "limit", limit, "next", next))
        .code();
  }

  private List<String> walk(String user, int limit) {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      Response page = page(user, limit, next);
      page.groupInfoList().forEach(group -> all.add(group.groupId()));
      next = page.nextRsp();
    } while (!next.equals("0"));
    return all;
  }

  private Response page(String user, int limit, String next) {
    return caller.call(new Request(user, limit, next)).as(Response.class);
  }
}
