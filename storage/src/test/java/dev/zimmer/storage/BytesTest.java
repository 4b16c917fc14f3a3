package dev.zimmer.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BytesTest {
  @Provide
  Arbitrary<Bytes> names() {
    return Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF)
        .array(Byte[].class)
        .ofMaxSize(4)
        .map(BytesTest::bytes);
  }

  /// A name lies between a prefix and the prefix's end exactly when it starts with the prefix.
  @Property
  void prefixEnd_withThePrefix_boundsEveryNameThatStartsWithIt(
      @ForAll("names") Bytes prefix, @ForAll("names") Bytes name) {
    Assume.that(hasEnd(prefix));
    boolean between = name.compareTo(prefix) >= 0 && name.compareTo(prefix.prefixEnd()) < 0;
    assertThat(between).isEqualTo(name.startsWith(prefix));
  }

  @Property
  void prefixEnd_nothingIsLarger_fails(@ForAll("names") Bytes prefix) {
    Assume.that(!hasEnd(prefix));
    assertThatIllegalStateException().isThrownBy(prefix::prefixEnd);
  }

  @Property
  void compareTo_anyTwo_isUnsignedAndAgreesWithEquals(
      @ForAll("names") Bytes one, @ForAll("names") Bytes other) {
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(one.array(), other.array())));
    assertThat(one.equals(other)).isEqualTo(one.compareTo(other) == 0);
    assertThat(one.hashCode() == other.hashCode() || !one.equals(other)).isTrue();
  }

  @Example
  void toString_bytes_hexadecimal() {
    assertThat(Bytes.wrap(new byte[] {0, 10, (byte) 0xFF})).hasToString("000aff").isNotEqualTo("");
  }

  private static boolean hasEnd(Bytes prefix) {
    for (byte b : prefix.array()) {
      if (b != (byte) 0xFF) {
        return true;
      }
    }
    return false;
  }

  private static Bytes bytes(Byte[] boxed) {
    byte[] bytes = new byte[boxed.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = boxed[i];
    }
    return Bytes.wrap(bytes);
  }
}
