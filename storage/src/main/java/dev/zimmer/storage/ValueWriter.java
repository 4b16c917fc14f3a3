package dev.zimmer.storage;

import java.nio.charset.StandardCharsets;

/// Writes a row's value field by field; [ValueReader] reads the fields back in the same order.
///
/// A value begins with the format number of its record, so that a later version of the program can
/// tell old rows from new ones. Numbers take one to ten bytes (seven bits a byte, zigzag), texts
/// their length and their UTF-8 bytes.
public final class ValueWriter {
  private final GrowingBytes out = new GrowingBytes(64);

  /// Starts a value.
  ///
  /// @param format the number of the record's format, 1 to 127
  public ValueWriter(int format) {
    if (format < 1 || format > 127) {
      throw new IllegalArgumentException("format: " + format + " (expected: 1 to 127)");
    }
    out.write(format);
  }

  /// Appends a whole number.
  public ValueWriter number(long number) {
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /// Appends a truth value.
  public ValueWriter flag(boolean flag) {
    out.write(flag ? 1 : 0);
    return this;
  }

  /// Appends a text.
  public ValueWriter text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.write(bytes);
    return this;
  }

  /// The finished value.
  public byte[] toBytes() {
    return out.toByteArray();
  }
}
