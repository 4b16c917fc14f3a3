package dev.zimmer.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

final class KeyTest {
  /// What a key of tag, text, number and text is built from.
  record Parts(char tag, String first, long number, String second) implements Comparable<Parts> {
    Bytes key() {
      return new KeyBuilder().tag(tag).text(first).number(number).text(second).build();
    }

    static Parts read(Bytes key) {
      KeyReader reader = new KeyReader(key);
      return new Parts(reader.tag(), reader.text(), reader.number(), reader.text());
    }

    @Override
    public int compareTo(Parts other) {
      int byTag = Character.compare(tag, other.tag);
      int byFirst = compareTexts(first, other.first);
      int byNumber = Long.compare(number, other.number);
      int bySecond = compareTexts(second, other.second);
      return List.of(byTag, byFirst, byNumber, bySecond).stream()
          .filter(order -> order != 0)
          .findFirst()
          .orElse(0);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('\0', '\u0001', 'a', 'b', 'é', '語', '\uFFFD')
        .ofMaxLength(4);
  }

  @Provide
  Arbitrary<Parts> parts() {
    return Combinators.combine(
            Arbitraries.of('a', 'b'), texts(), Arbitraries.longs().greaterOrEqual(0), texts())
        .as(Parts::new);
  }

  @Property
  void key_parts_readBackAsTheyWere(@ForAll("parts") Parts parts) {
    assertThat(Parts.read(parts.key())).isEqualTo(parts);
  }

  @Property
  void keys_order_isThatOfTheirParts(@ForAll("parts") Parts one, @ForAll("parts") Parts other) {
    assertThat(Integer.signum(one.key().compareTo(other.key())))
        .isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Property
  void text_neverBeginsAnother(@ForAll("texts") String one, @ForAll("texts") String other) {
    Bytes name = new KeyBuilder().text(one).build();
    Bytes otherName = new KeyBuilder().text(other).build();
    assertThat(otherName.startsWith(name)).isEqualTo(one.equals(other));
  }

  @Property
  void number_negative_isRefused(@ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyBuilder().number(number))
        .withMessageContaining("expected: >= 0");
  }

  @Property
  void keyReader_nameCutShort_fails(@ForAll("parts") Parts parts) {
    byte[] whole = parts.key().array();
    for (int length = 0; length < whole.length; length++) {
      Bytes cut = Bytes.wrap(Arrays.copyOf(whole, length));
      assertThatIllegalStateException().isThrownBy(() -> Parts.read(cut));
    }
  }

  @Example
  void keyBuilder_everyPart_bytesAsDocumented() {
    assertThat(new KeyBuilder().tag('t').text("a\0").number(258).build())
        .hasToString("74" + "6100ff0000" + "0000000000000102");
  }

  private static int compareTexts(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
