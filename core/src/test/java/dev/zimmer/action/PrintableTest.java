package dev.zimmer.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "o'brien <x> 50%", "名前", "Grüße", "👍", "{a=b}"})
  void sent_whatCanBeSeen_staysAsItIs(String text) {
    assertThat(Printable.sent(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028,
        0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xd800,
        0xdfff, 0xfeff, 0xffff
      })
  void sent_whatCannotBeSeen_isANumber(int character) {
    assertThat(Printable.sent("a" + (char) character + "b"))
        .isEqualTo("a<%04x>b".formatted(character));
  }

  @Test
  void sent_invisibleCharacterOfTwoHalves_isOneNumber() {
    assertThat(Printable.sent(Character.toString(0xe0041))).isEqualTo("<0e0041>");
  }

  @Test
  void sent_ofAHundredCharacters_isShownWhole() {
    assertThat(Printable.sent("👍".repeat(100))).isEqualTo("👍".repeat(100));
  }

  @Test
  void sent_ofMore_isCutBetweenCharacters() {
    assertThat(Printable.sent("👍".repeat(101))).isEqualTo("👍".repeat(100) + "… (101 characters)");
    assertThat(Printable.sent("\n".repeat(11_000)))
        .isEqualTo("<000a>".repeat(100) + "… (11000 characters)");
  }
}
