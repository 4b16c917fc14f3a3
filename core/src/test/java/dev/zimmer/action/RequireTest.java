package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  /// As the documentation lists them.
  private static final String DOCUMENTED =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + " !#$%&()+-:;<=.>?@[]^_{}|~";

  @Test
  void userId_everyAsciiCharacter_isPermittedIfDocumented() {
    for (char c = 0; c < 128; c++) {
      assertThat(Require.isUserId("a" + c))
          .as("character %d", (int) c)
          .isEqualTo(DOCUMENTED.indexOf(c) >= 0);
    }
  }

  @Test
  void groupId_everyAsciiCharacter_isPermittedIfDocumentedAndNoSpace() {
    for (char c = 0; c < 128; c++) {
      String id = "a" + c;
      if (DOCUMENTED.indexOf(c) >= 0 && c != ' ') {
        assertThat(Require.groupId("GroupId", id)).isEqualTo(id);
      } else {
        assertRefused(() -> Require.groupId("GroupId", id), "GroupId");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ü", "名", "123456789012345678901234567890123", "a\u00a0b", "\ud800"})
  void userId_emptyOrForeignOrTooLong_isRefused(String id) {
    assertRefused(() -> Require.userId("FromUserId", id), "FromUserId");
    assertRefused(() -> Require.groupId("GroupId", id), "GroupId");
  }

  @Test
  void userId_thirtyTwoBytes_isPermitted() {
    String id = "1".repeat(32);
    assertThat(Require.userId("FromUserId", id)).isEqualTo(id);
  }

  @Test
  void absent_isRefusedByName() {
    assertRefused(() -> Require.userId("FromUserId", null), "FromUserId is missing");
    assertRefused(() -> Require.present("Priority", null), "Priority is missing");
    assertRefused(() -> Require.notEmpty("UserId", List.of()), "UserId");
  }

  @Test
  void atMostBytes_countsUtf8() {
    assertThat(Require.atMostBytes("X", null, 4)).isEmpty();
    assertThat(Require.atMostBytes("X", "üü", 4)).isEqualTo("üü");
    assertRefused(() -> Require.atMostBytes("X", "üüx", 4), "X is longer than 4 bytes");
  }

  @Test
  void notInTheFuture_nowIsTheLatest() {
    assertThat(Require.notInTheFuture("T", null, 100)).isEqualTo(0);
    assertThat(Require.notInTheFuture("T", 0L, 100)).isEqualTo(0);
    assertThat(Require.notInTheFuture("T", 100L, 100)).isEqualTo(100);
    assertRefused(() -> Require.notInTheFuture("T", 101L, 100), "T");
    assertRefused(() -> Require.notInTheFuture("T", -1L, 100), "T");
  }

  @Test
  void inRange_endsBelongToIt() {
    assertThat(Require.inRange("N", null, 1, 3, 7)).isEqualTo(7);
    assertThat(Require.inRange("N", 1, 1, 3, 7)).isEqualTo(1);
    assertThat(Require.inRange("N", 3, 1, 3, 7)).isEqualTo(3);
    assertRefused(() -> Require.inRange("N", 0, 1, 3, 7), "N must be from 1 to 3");
    assertRefused(() -> Require.inRange("N", 4, 1, 3, 7), "N must be from 1 to 3");
  }

  private static void assertRefused(ThrowingCallable check, String text) {
    assertThatExceptionOfType(ActionException.class)
        .isThrownBy(check)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ReturnCode.INVALID_ARGUMENT))
        .satisfies(e -> assertThat(e.text()).startsWith(text));
  }
}
