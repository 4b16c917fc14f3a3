package dev.zimmer.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zimmer.friend.UpdateFriendAttributes.Attribute;
import dev.zimmer.friend.UpdateFriendAttributes.Failure;
import dev.zimmer.friend.UpdateFriendsAlias.Alias;
import dev.zimmer.harness.Caller;
import dev.zimmer.harness.Sent;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.user.UserFailure;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `UpdateFriendsAlias` and `UpdateFriendAttributes`.
class UpdateFriendTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();
  private final FriendCalls friends = new FriendCalls(caller);

  @BeforeEach
  void befriend() {
    caller.register(List.of("a", "b", "c", "d"));
    friends.add("a", "b", "c");
  }

  @AfterEach
  void close() {
    domain.close();
  }

  @Test
  void alias_changesForTheOwnerAlone() {
    assertThat(rename("a", new Alias("b", "Bobby"), new Alias("c", "ü".repeat(256))).code())
        .isZero();
    assertThat(friend("a", "b").friendAlias()).isEqualTo("Bobby");
    assertThat(friend("a", "c").friendAlias()).isEqualTo("ü".repeat(256));
    assertThat(friend("b", "a").friendAlias()).isEmpty();
    rename("a", new Alias("b", ""));
    assertThat(friend("a", "b").friendAlias()).isEmpty();
    assertThat(friends.walk("a", 1)).containsExactly("c", "b");
  }

  @Test
  void aliases_thatFail_failAlone() {
    Alias tooLong = new Alias("c", "x".repeat(257));
    Alias impossible = new Alias("x".repeat(33), "i");
    Caller.Reply reply =
        rename(
            "a",
            new Alias("x", "X"),
            new Alias("d", "D"),
            tooLong,
            new Alias("b", "B"),
            new Alias("b", "again"),
            impossible);
    assertThat(reply.as(UpdateFriendsAlias.Response.class).errorList())
        .containsExactly(
            new UserFailure("x", 660800034),
            new UserFailure("d", 660800034),
            new UserFailure("c", 660800021),
            new UserFailure("x".repeat(33), 660000002));
    assertThat(friend("a", "b").friendAlias()).isEqualTo("B");
    assertThat(rename("a", tooLong, new Alias("x", "")).code()).isEqualTo(660800021);
  }

  @Test
  void aliases_thatBreakARule_areRefused() {
    assertThat(rename("x", new Alias("b", "B")).code()).isEqualTo(660500002);
    assertThat(rename("a").code()).isEqualTo(660000002);
    Alias[] twenty = Collections.nCopies(20, new Alias("b", "B")).toArray(Alias[]::new);
    assertThat(rename("a", twenty).code()).isZero();
    Alias[] more = Arrays.copyOf(twenty, 21);
    more[20] = twenty[0];
    assertThat(rename("a", more).code()).isEqualTo(660800019);
  }

  @Test
  void attributes_thatAreNotNamed_stay() {
    assertThat(set("b", new Attribute("k0", "0"), new Attribute("k2", "2")).code()).isZero();
    set("b", new Attribute("k2", "two"), new Attribute("k1", ""));
    assertThat(attributes("a", "b")).isEqualTo(Map.of("k0", "0", "k1", "", "k2", "two"));
    assertThat(attributes("a", "c")).isEmpty();
    assertThat(attributes("b", "a")).isEmpty();
  }

  @Test
  void attributes_thatFail_failAlone() {
    Caller.Reply reply =
        set(
            "b",
            new Attribute("k9", "9"),
            new Attribute("k0", "first"),
            new Attribute("k0", "second"),
            new Attribute("", ""));
    assertThat(failures(reply))
        .containsExactly(
            new Failure("k9", 660800023), new Failure("k0", 660800032), new Failure("", 660800023));
    assertThat(reply.code()).isZero();
    assertThat(attributes("a", "b")).isEqualTo(Map.of("k0", "first"));
    assertThat(set("b", new Attribute("k9", "9")).code()).isEqualTo(660800023);
  }

  /// What is sent must not be too long by itself, nor make what is there too long.
  @Test
  void attributes_thatAreTooLongTogether_areRefused() {
    assertThat(set("b", new Attribute("k0", "ü".repeat(511))).code()).isZero();
    Caller.Reply reply = set("b", new Attribute("k1", "1"), new Attribute("k0", "short"));
    assertThat(failures(reply)).containsExactly(new Failure("k1", 660800024));
    assertThat(reply.code()).isZero();
    assertThat(attributes("a", "b")).isEqualTo(Map.of("k0", "short"));
    reply = set("b", new Attribute("k1", "x".repeat(600)), new Attribute("k2", "x".repeat(600)));
    assertThat(reply).isEqualTo(new Caller.Reply(660800024, null));
    assertThat(attributes("a", "b")).isEqualTo(Map.of("k0", "short"));
  }

  @Test
  void attributes_thatBreakARule_areRefused() {
    Attribute right = new Attribute("k0", "0");
    assertThat(set("d", right).code()).isEqualTo(660800034);
    assertThat(set("x", right).code()).isEqualTo(660800034);
    assertThat(set("b").code()).isEqualTo(660000002);
    assertThat(set("b", right, right, right, right, right).code()).isZero();
    assertThat(set("b", right, right, right, right, right, right).code()).isEqualTo(660000002);
    assertThat(set("b", Sent.of(Attribute.class, "key", "k0")).code()).isEqualTo(660000002);
    assertThat(set("b", Sent.of(Attribute.class, "value", "0")).code()).isEqualTo(660000002);
    assertThat(caller.call(new UpdateFriendAttributes.Request("x", "b", List.of(right), 0)).code())
        .isEqualTo(660500002);
    assertThat(caller.call(new UpdateFriendAttributes.Request("a", "b", List.of(right), 1)).code())
        .isEqualTo(660000002);
  }

  private Caller.Reply rename(String owner, Alias... aliases) {
    return caller.call(new UpdateFriendsAlias.Request(owner, List.of(aliases)));
  }

  private Caller.Reply set(String other, Attribute... attributes) {
    return caller.call(new UpdateFriendAttributes.Request("a", other, List.of(attributes), 0));
  }

  private static List<Failure> failures(Caller.Reply reply) {
    return reply.failed(UpdateFriendAttributes.Response.class).failKey();
  }

  private Map<String, String> attributes(String owner, String other) {
    Map<String, String> attributes = new LinkedHashMap<>();
    friend(owner, other).attributes().forEach(each -> attributes.put(each.key(), each.value()));
    return attributes;
  }

  private QueryFriendList.FriendInfo friend(String owner, String other) {
    return friends.page(owner, 100, 0).friendInfos().stream()
        .filter(each -> each.userId().equals(other))
        .findFirst()
        .orElseThrow();
  }
}
