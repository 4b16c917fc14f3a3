package dev.zimmer.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final String PUBLISHED = "43e5cfcca828314675f91b001390566a";

  @Test
  void of_publishedExample_isThePublishedSignature() {
    String signature =
        Signature.of("12345", "4fd24687296dd9f3", "9193cc662a4c0ec135ec71fb57194b38", "1615186943");

    assertThat(signature).isEqualTo(PUBLISHED);
  }

  @Test
  void of_textWithLeadingZeros_signsTheTextAsSent() {
    assertThat(Signature.of("012345", "n", "s", "1"))
        .isNotEqualTo(Signature.of("12345", "n", "s", "1"));
  }

  @Test
  void matches_upperCase_isAccepted() {
    assertThat(Signature.matches(PUBLISHED, "43E5CFCCA828314675F91B001390566A")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "43e5",
        "43e5cfcca828314675f91b001390566b",
        "43e5cfcca828314675f91b001390566a0"
      })
  void matches_anythingElse_isNot(String sent) {
    assertThat(Signature.matches(PUBLISHED, sent)).isFalse();
  }

  @Test
  void app_asText_showsNoSecret() {
    assertThat(App.parse("7:topsecret").toString()).isEqualTo("App[id=7]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "7:", ":s", "x:s", "-1:s", "4294967296:s", "7:a b", "99999999999:s"})
  void parse_malformed_refusedWithoutTheSecret(String text) {
    assertThatThrownBy(() -> App.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void apps_severalOfThem_areFoundById() {
    Apps apps = new Apps(List.of(App.parse("1:a"), App.parse("4294967295:b")));

    assertThat(apps.find(4_294_967_295L)).map(App::serverSecret).contains("b");
    assertThat(apps.find(2)).isEmpty();
  }

  @Test
  void apps_noneOrTwoOfOneId_areRefused() {
    assertThatThrownBy(() -> new Apps(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Apps(List.of(App.parse("1:a"), App.parse("1:b"))))
        .hasMessageContaining("two have the id 1");
  }

  @Test
  void apps_twoWithOneSecret_areRefusedWithoutIt() {
    String secret = "9193cc662a4c0ec135ec71fb57194b38";
    List<App> apps = List.of(new App(1, secret), new App(7, "other"), new App(12, secret));
    // Why: what the one has signed passes for the other's.
    assertThat(Signature.of("1", "2abc", secret, "1615186943"))
        .isEqualTo(Signature.of("12", "abc", secret, "1615186943"));

    assertThatThrownBy(() -> new Apps(apps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("app: 1 and 12 have the same secret (expected: ")
        .message()
        .doesNotContain(secret);
  }
}
