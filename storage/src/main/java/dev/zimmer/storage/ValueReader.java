package dev.zimmer.storage;

import java.nio.charset.StandardCharsets;

/// Reads the fields of a row's value in the order in which [ValueWriter] wrote them.
///
/// A value that cannot be read so ends in [IllegalStateException]: the store holds something that
/// this version of the program did not write.
public final class ValueReader {
  private final byte[] bytes;
  private final int format;
  private int position;

  /// Starts a value.
  ///
  /// @param expectedFormat the format number that the value must begin with
  /// @throws IllegalStateException if it begins with another
  public ValueReader(byte[] bytes, int expectedFormat) {
    this(bytes, expectedFormat, expectedFormat);
  }

  /// Starts a value of one of several formats.
  ///
  /// @param oldest the smallest format number that the value may begin with
  /// @param newest the largest
  /// @throws IllegalStateException if it begins with another
  public ValueReader(byte[] bytes, int oldest, int newest) {
    this.bytes = bytes;
    this.format = next();
    if (format < oldest || format > newest) {
      String expected = oldest == newest ? "" + newest : oldest + " to " + newest;
      throw new IllegalStateException(
          "a row has format " + format + " (expected: " + expected + ")");
    }
  }

  /// The format number that the value begins with.
  public int format() {
    return format;
  }

  /// The next field, a whole number.
  public long number() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      number |= (long) (b & 0x7F) << shift;
      if ((b & 0x80) == 0) {
        return (number >>> 1) ^ -(number & 1);
      }
    }
    throw new IllegalStateException("a number in a row is longer than ten bytes");
  }

  /// The next field, a truth value.
  public boolean flag() {
    return next() != 0;
  }

  /// The next field, a text.
  public String text() {
    long length = number();
    if (length < 0 || length > bytes.length - position) {
      throw new IllegalStateException("a text in a row is longer than the row");
    }
    String text = new String(bytes, position, (int) length, StandardCharsets.UTF_8);
    position += (int) length;
    return text;
  }

  private int next() {
    if (position == bytes.length) {
      throw new IllegalStateException("a row ends in the middle of a field");
    }
    return bytes[position++] & 0xFF;
  }
}
