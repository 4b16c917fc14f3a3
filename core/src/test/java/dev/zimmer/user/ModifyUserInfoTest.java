package dev.zimmer.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zimmer.harness.Caller;
import dev.zimmer.harness.TestDomain;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueWriter;
import dev.zimmer.user.ModifyUserInfo.Request;
import dev.zimmer.user.ModifyUserInfo.Response;
import dev.zimmer.user.ModifyUserInfo.UserInfo;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModifyUserInfoTest {
  private final TestDomain domain = new TestDomain();
  private final Caller caller = domain.caller();

  @BeforeEach
  void register() {
    caller.call(new UserRegister.Request(List.of(new UserRegister.UserInfo("a", "Ann", "pic"))));
  }

  @AfterEach
  void close() {
    domain.close();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments(one("a", null, null, null), 0),
        arguments(one("a", "n".repeat(256), "v".repeat(500), "x".repeat(2048)), 0),
        arguments(one("a", "n".repeat(257), null, null), 660000002),
        arguments(one("a", null, "v".repeat(501), null), 660000002),
        arguments(one("a", null, null, "x".repeat(2049)), 660000002),
        arguments(one("a", null, null, "ü".repeat(1025)), 660000002),
        arguments(one("x", "n", null, null), 660700012),
        arguments(one("a".repeat(33), "n", null, null), 660000002),
        arguments(one(null, "n", null, null), 660000002),
        arguments(new Request(List.of()), 660000002),
        arguments(copies(100), 0),
        arguments(copies(101), 660000002));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_atAndOverItsLimits_answersTheDocumentedCode(Request request, int code) {
    assertThat(caller.call(request).code()).isEqualTo(code);
  }

  @Test
  void field_thatIsAbsent_staysAndOneThatIsEmptyGoes() {
    change(one("a", null, null, "level 3"));
    assertThat(info()).isEqualTo(new QueryUserInfos.UserInfo("a", "Ann", "pic", "level 3"));
    change(one("a", "", "new", null));
    assertThat(info()).isEqualTo(new QueryUserInfos.UserInfo("a", "", "new", "level 3"));
    change(one("a", null, "", ""));
    assertThat(info()).isEqualTo(new QueryUserInfos.UserInfo("a", "", "", ""));
  }

  @Test
  void users_whoFail_failAlone() {
    UserInfo tooLong = new UserInfo("a".repeat(33), "n", null, null);
    Request request =
        new Request(
            List.of(
                new UserInfo("x", "n", null, null), tooLong, new UserInfo("a", "B", null, null)));
    assertThat(caller.call(request).as(Response.class).errorList())
        .containsExactly(
            new ProfileFailure("x", 660700012, "the user to change is not registered"),
            new ProfileFailure("a".repeat(33), 660000002, "UserId is longer than 32 bytes"));
    assertThat(info().userName()).isEqualTo("B");
  }

  @Test
  void user_whoIsNamedTwice_isChangedOnce() {
    change(
        new Request(List.of(new UserInfo("a", "1", null, null), new UserInfo("a", "2", "", ""))));
    assertThat(info()).isEqualTo(new QueryUserInfos.UserInfo("a", "1", "pic", ""));
  }

  /// Such a profile has no extra text.
  @Test
  void profile_fromBeforeThereWasThisAction_canBeChanged() {
    domain
        .engine()
        .<Boolean>transact(
            UserPartition.of(1, "old"),
            transaction -> {
              transaction.put(
                  new KeyBuilder().tag('p').build(),
                  new ValueWriter(1).text("Old").text("pic").toBytes());
              return true;
            });
    change(one("old", null, null, "new"));
    assertThat(info("old")).isEqualTo(new QueryUserInfos.UserInfo("old", "Old", "pic", "new"));
  }

  private void change(Request request) {
    assertThat(caller.call(request).as(Response.class).errorList()).isEmpty();
  }

  private QueryUserInfos.UserInfo info() {
    return info("a");
  }

  private QueryUserInfos.UserInfo info(String userId) {
    return caller
        .call(new QueryUserInfos.Request(List.of(userId)))
        .as(QueryUserInfos.Response.class)
        .result()
        .getFirst();
  }

  private static Request copies(int count) {
    return new Request(Collections.nCopies(count, new UserInfo("a", "n", null, null)));
  }

  private static Request one(
      @Nullable String id, @Nullable String name, @Nullable String avatar, @Nullable String extra) {
    return new Request(List.of(new UserInfo(id, name, avatar, extra)));
  }
}
