package dev.zimmer.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

final class ValueTest {
  @Property
  void value_fields_readBackAsTheyWere(
      @ForAll @IntRange(min = 1, max = 127) int format,
      @ForAll long number,
      @ForAll boolean flag,
      @ForAll @CharRange(from = '\0', to = '\uD7FF') String text) {
    byte[] value = new ValueWriter(format).number(number).flag(flag).text(text).toBytes();
    ValueReader reader = new ValueReader(value, format);
    assertThat(reader.number()).isEqualTo(number);
    assertThat(reader.flag()).isEqualTo(flag);
    assertThat(reader.text()).isEqualTo(text);
  }

  @Property(tries = 100)
  void value_cutShort_fails(@ForAll long number, @ForAll @IntRange(max = 200) int textLength) {
    byte[] whole =
        new ValueWriter(1).number(number).flag(true).text("a".repeat(textLength)).toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalStateException().isThrownBy(() -> readAll(cut));
    }
  }

  @Property
  void valueReader_anyBytes_readsOrFailsCleanly(@ForAll byte[] bytes) {
    try {
      readAll(bytes);
    } catch (IllegalStateException unreadable) {
      assertThat(unreadable).hasMessageContaining("row");
    }
  }

  @Example
  void number_small_takesOneByte() {
    assertThat(new ValueWriter(1).number(0).toBytes()).hasSize(2);
    assertThat(new ValueWriter(1).number(-64).toBytes()).hasSize(2);
    assertThat(new ValueWriter(1).number(63).toBytes()).hasSize(2);
    assertThat(new ValueWriter(1).number(Long.MIN_VALUE).toBytes()).hasSize(11);
  }

  @Example
  void valueReader_otherFormat_fails() {
    byte[] value = new ValueWriter(2).toBytes();
    assertThatIllegalStateException()
        .isThrownBy(() -> new ValueReader(value, 1))
        .withMessage("a row has format 2 (expected: 1)");
  }

  @Example
  void valueWriter_formatOutOfRange_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ValueWriter(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ValueWriter(128));
  }

  private static void readAll(byte[] value) {
    ValueReader reader = new ValueReader(value, 1);
    reader.number();
    reader.flag();
    reader.text();
  }

  @Example
  void format_oneOfSeveral_isTold() {
    byte[] value = new ValueWriter(2).number(5).toBytes();
    ValueReader reader = new ValueReader(value, 1, 3);
    assertThat(reader.format()).isEqualTo(2);
    assertThat(reader.number()).isEqualTo(5);
    assertThatIllegalStateException()
        .isThrownBy(() -> new ValueReader(value, 3, 4))
        .withMessage("a row has format 2 (expected: 3 to 4)");
  }
}
