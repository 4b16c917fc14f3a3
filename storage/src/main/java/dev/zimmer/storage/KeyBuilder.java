package dev.zimmer.storage;

import java.nio.charset.StandardCharsets;

/// Builds a name from typed parts so that names order part by part and no two part lists give the
/// same bytes.
///
/// | part | bytes |
/// |---|---|
/// | tag | one byte |
/// | text, or another name | its bytes (of a text, in UTF-8), 0x00 written as 0x00 0xFF, ended by 0x00 0x00 |
/// | number | eight bytes, big-endian; from 0 up only, so that unsigned order is numeric order |
///
/// [KeyReader] reads the parts back in the same order.
public final class KeyBuilder {
  private final GrowingBytes out = new GrowingBytes(64);

  /// Appends a tag.
  ///
  /// @param tag an ASCII character that says what follows
  public KeyBuilder tag(char tag) {
    out.write(tag);
    return this;
  }

  /// Appends a text part.
  public KeyBuilder text(String text) {
    escaped(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /// Appends a number part.
  ///
  /// @param number 0 or more
  /// @throws IllegalArgumentException if the number is negative
  public KeyBuilder number(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("number: " + number + " (expected: >= 0)");
    }
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
    return this;
  }

  /// Appends another name's bytes as one part, escaped and ended like a text.
  public KeyBuilder bytes(Bytes name) {
    escaped(name.array());
    return this;
  }

  /// The name built so far.
  public Bytes build() {
    return Bytes.wrap(out.toByteArray());
  }

  private void escaped(byte[] part) {
    for (byte b : part) {
      out.write(b);
      if (b == 0) {
        out.write(0xFF);
      }
    }
    out.write(0);
    out.write(0);
  }
}
