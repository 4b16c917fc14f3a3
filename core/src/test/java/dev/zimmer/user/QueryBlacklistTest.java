package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.user.QueryBlacklist.BlockedUser;
import dev.zimmer.user.QueryBlacklist.Request;
import dev.zimmer.user.QueryBlacklist.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryBlacklistTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final Blocklist blocklist = domain.domain().blocklist();

  @BeforeEach
  void register() {
    caller.register(List.of("a", "b", "c"));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void page_saysWhoIsBlockedAndSinceWhen() {
    UserRegister.UserInfo dave = new UserRegister.UserInfo("d", "Dave", "http://a/d.png");
    caller.call(new UserRegister.Request(List.of(dave)));
    long first = domain.time().millis();
    caller.call(new AddUsersToBlacklist.Request("a", List.of("b")));
    domain.time().advance(5);
    caller.call(new AddUsersToBlacklist.Request("a", List.of("d")));

    assertThat(page(100, 0))
        .isEqualTo(
            new Response(
                2,
                0,
                List.of(
                    new BlockedUser("d", "Dave", "http://a/d.png", first + 5),
                    new BlockedUser("b", "", "", first))));
  }

  @Test
  void page_ofNobody_isEmptyAndTheLast() {
    assertThat(page(100, 0)).isEqualTo(new Response(0, 0, List.of()));
  }

  @Test
  void caller_whoIsNotRegistered_isRefused() {
    assertThat(caller.call(new Request("x", 100, 0)).code()).isEqualTo(660500002);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 53})
  void next_thatCannotBe_isRefused(long next) {
    assertThat(caller.call(new Request("a", 100, next)).code()).isEqualTo(660000002);
  }

  @ParameterizedTest
  @CsvSource({"0,100", "-3,100", "101,100", "100,100", "99,99", "1,1"})
  void limit_outOfRange_isCorrected(int limit, int rows) {
    block(150);
    assertThat(page(limit, 0).blacklist()).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 100})
  void walk_givesEverybodyOnceNewestFirst(int limit) {
    List<String> blocked = block(100);
    assertThat(walk(limit)).containsExactlyElementsOf(blocked.reversed());
  }

  /// A last page that is full says so at once.
  @Test
  void next_afterTheLastUser_isZero() {
    block(4);
    assertThat(page(4, 0).next()).isZero();
    long next = page(2, 0).next();
    assertThat(next).isPositive();
    assertThat(page(2, next).next()).isZero();
  }

  /// Whoever is blocked all the time comes once, whatever happens to the others meanwhile.
  @Test
  void walk_whileOthersComeAndGo_givesWhoStays() {
    block(6);
    long next = page(2, 0).next();
    blocklist.unblock(1, "a", List.of("u4", "u3"));
    blocklist.block(1, "a", List.of("u4", "b"), 9);

    Response rest = page(100, next);
    assertThat(rest.blacklist()).extracting(BlockedUser::userId).containsExactly("u2", "u1", "u0");
    assertThat(rest.totalCount()).isEqualTo(6);
    assertThat(walk(3)).containsExactly("b", "u4", "u5", "u2", "u1", "u0");
  }

  /// Such a store has the single rows alone, and no times.
  @Test
  void store_fromBeforeThereWasThisAction_showsEverybody() {
    byte[] blocked = new ValueWriter(1).flag(true).toBytes();
    domain
        .engine()
        .<Boolean>transact(
            UserPartition.of(1, "a"),
            transaction -> {
              transaction.put(new KeyBuilder().tag('b').text("b").build(), blocked);
              transaction.put(new KeyBuilder().tag('b').text("c").build(), blocked);
              return true;
            });
    assertThat(walk(1)).containsExactlyInAnyOrder("b", "c");
    caller.register(List.of("d"));
    blocklist.block(1, "a", List.of("d"), 7);
    blocklist.unblock(1, "a", List.of("c"));
    assertThat(page(100, 0).blacklist())
        .containsExactly(new BlockedUser("d", "", "", 7), new BlockedUser("b", "", "", 0));
  }

  private List<String> block(int count) {
    List<String> others = IntStream.range(0, count).mapToObj(i -> "u" + i).toList();
    blocklist.block(1, "a", others, 1);
    return others;
  }

  private List<String> walk(int limit) {
    List<String> all = new ArrayList<>();
    long next = 0;
    do {
      Response page = page(limit, next);
      page.blacklist().forEach(user -> all.add(user.userId()));
      next = page.next();
    } while (next != 0);
    return all;
  }

  private Response page(int limit, long next) {
    return caller.call(new Request("a", limit, next)).as(Response.class);
  }
}
