package dev.zimmer.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.Domain;
import dev.zimmer.DomainConfig;
import dev.zimmer.conversation.ConversationKey;
import dev.zimmer.conversation.Timeline;
import dev.zimmer.group.QueryAppGroupList.NamedGroup;
import dev.zimmer.group.QueryAppGroupList.Request;
import dev.zimmer.group.QueryAppGroupList.Response;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.CountingStore;
import dev.zimmer.harness.JacksonText;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.stamp.StampClock;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryAppGroupListTest {
  private static final int INVALID = 660000002;
  private static final long MAX_NEXT = (1L << 53) - 1;
  private static final long TEN_MINUTES = 600_000;

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

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(request(null, null), 0),
        arguments(request(1, 0L), 0),
        arguments(request(10_000, MAX_NEXT), 0),
        arguments(request(0, null), 0),
        arguments(request(10_001, null), 0),
        arguments(request(null, -1L), INVALID),
        arguments(request(null, MAX_NEXT + 1), INVALID));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void app_withoutGroups_hasAnEmptyList() {
    assertThat(page(10, 0)).isEqualTo(new Response(0, 0, List.of()));
  }

  @Test
  void groups_comeInTheOrderOfTheirCreation_andOfTheirAppAlone() {
    for (String group : List.of("z", "b", "a")) {
      caller.createGroup(group, "a", List.of());
    }
    Caller other = new Caller(domain.domain(), domain.time(), 2);
    other.register(List.of("a"));
    other.createGroup("other", "a", List.of());
    assertThat(walk(1)).containsExactly("z", "b", "a");
    assertThat(walk(2)).containsExactly("z", "b", "a");
    assertThat(page(3, 0).next()).isZero();
    assertThat(page(2, 0).totalCount()).isEqualTo(3);
    assertThat(page(2, MAX_NEXT).groupIdList()).isEmpty();
  }

  @Test
  void group_thatIsRenamed_keepsItsPlace() {
    caller.createGroup("g", "a", List.of());
    caller.createGroup("h", "a", List.of());
    caller.call(new UpdateGroupData.Request("a", "g", null, "name", null));
    assertThat(page(10, 0).groupIdList())
        .containsExactly(new NamedGroup("g", "name"), new NamedGroup("h", ""));
    caller.call(new UpdateGroupData.Request("a", "g", null, "", null));
    assertThat(page(10, 0).groupIdList())
        .containsExactly(new NamedGroup("g", ""), new NamedGroup("h", ""));
  }

  @Test
  void group_thatIsNoMore_isGoneAtOnce() {
    for (String group : List.of("f", "g", "h", "i")) {
      caller.createGroup(group, "a", List.of());
    }
    long next = page(1, 0).next();
    caller.dismiss("a", "g");
    caller.kick("a", "h", "a");
    assertThat(page(1, next).groupIdList()).containsExactly(new NamedGroup("i", ""));
    assertThat(page(1, next).next()).isZero();
    assertThat(page(10, 0).totalCount()).isEqualTo(2);
    assertThat(walk(1)).containsExactly("f", "i");
  }

  @Test
  void groups_thatWereCountedBefore_areNotReadAgain() {
    int many = 1500;
    for (int i = 0; i < many; i++) {
      caller.createGroup("g" + i, "a", List.of());
    }
    caller.dismiss("a", "g0");
    assertThat(page(1, 0).totalCount()).isEqualTo(many - 1);
    domain.time().advance(TEN_MINUTES + 1000);
    caller.dismiss("a", "g1");
    caller.createGroup("late", "a", List.of());
    CountingStore counting = new CountingStore(domain.engine());
    StampClock clock = new StampClock(domain.engine(), domain.time());
    Caller counted =
        new Caller(
            new Domain(counting, clock, new JacksonText(), DomainConfig.DEFAULT), domain.time(), 1);
    Request one = new Request(1, 0);
    assertThat(counted.call(one).as(Response.class).totalCount()).isEqualTo(many - 1);
    counting.reset();
    assertThat(counted.call(one).as(Response.class).totalCount()).isEqualTo(many - 1);
    assertThat(counting.rows().get()).isLessThan(200);
    domain.time().advance(TEN_MINUTES + 1000);
    caller.dismiss("a", "g2");
    assertThat(counted.call(one).as(Response.class).totalCount()).isEqualTo(many - 2);
  }

  @Test
  void groups_ofWhomManyWereDismissed_areAllFound() {
    caller.createGroup("first", "a", List.of());
    for (int i = 0; i < 300; i++) {
      caller.createGroup("g" + i, "a", List.of());
      caller.dismiss("a", "g" + i);
    }
    caller.createGroup("last", "a", List.of());
    assertThat(page(1, 0).totalCount()).isEqualTo(2);
    assertThat(walk(1)).containsExactly("first", "last");
    assertThat(walk(10)).containsExactly("first", "last");
  }

  @Test
  void group_ofAnEarlierBuild_comesIntoTheListWithItsNextChange() {
    caller.createGroup("new", "a", List.of("b"));
    Bytes from = new ConversationKey.Group(1, "new").partition();
    Bytes to = new ConversationKey.Group(1, "old").partition();
    byte[] timeline = domain.engine().get(from, Timeline.KEY).orElseThrow();
    byte[] member = domain.engine().get(from, GroupRows.memberKey("b")).orElseThrow();
    byte[] group =
        new ValueWriter(2)
            .text("name")
            .text("")
            .text("")
            .text("b")
            .number(1)
            .number(1)
            .number(3)
            .number(1)
            .number(0)
            .toBytes();
    domain
        .engine()
        .transact(
            to,
            transaction -> {
              transaction.put(Timeline.KEY, timeline);
              transaction.put(GroupRows.INFO, group);
              transaction.put(GroupRows.memberKey("b"), member);
              return true;
            });
    assertThat(walk(10)).containsExactly("new");
    caller.invite("b", "old", "a");
    assertThat(walk(10)).containsExactly("new", "old");
    assertThat(page(10, 0).totalCount()).isEqualTo(2);
    caller.dismiss("a", "old");
    assertThat(page(10, 0)).isEqualTo(new Response(1, 0, List.of(new NamedGroup("new", ""))));
  }

  @Test
  void communities_areNone() {
    assertThat(
            caller
                .call(new QueryAppCommunityList.Request(100, 0))
                .as(QueryAppCommunityList.Response.class))
        .isEqualTo(new QueryAppCommunityList.Response(0, 0, List.of()));
    assertThat(caller.call(Sent.of(QueryAppCommunityList.Request.class, "next", -1L)).code())
        .isEqualTo(INVALID);
  }

  private List<String> walk(int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      Response page = page(limit, next);
      page.groupIdList().forEach(group -> all.add(group.groupId()));
      next = page.next();
    } while (next != 0);
    return all;
  }

  private Response page(int limit, long next) {
    return caller.call(new Request(limit, next)).as(Response.class);
  }

  private static Request request(@Nullable Integer limit, @Nullable Long next) {
    return Sent.of(Request.class, "limit", limit, "next", next);
  }
}
