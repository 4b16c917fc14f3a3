package dev.zimmer.storage;

import java.nio.charset.StandardCharsets;

/// Reads the parts of a name back in the order in which [KeyBuilder] wrote them.
///
/// A name that does not hold the part asked for ends in [IllegalStateException]: the store holds a
/// row that this program did not write.
public final class KeyReader {
  private final byte[] bytes;
  private int position;

  /// Starts at the first part of a name.
  public KeyReader(Bytes name) {
    this.bytes = name.array();
  }

  /// The next part, a tag.
  public char tag() {
    require(1);
    return (char) (bytes[position++] & 0xFF);
  }

  /// The next part, a text.
  public String text() {
    byte[] text = new byte[bytes.length - position];
    int length = 0;
    while (true) {
      require(2);
      byte b = bytes[position++];
      if (b == 0) {
        byte mark = bytes[position++];
        if (mark == 0) {
          return new String(text, 0, length, StandardCharsets.UTF_8);
        }
      }
      text[length++] = b;
    }
  }

  /// The next part, a number from 0 up.
  public long number() {
    require(8);
    long number = 0;
    for (int i = 0; i < 8; i++) {
      number = (number << 8) | (bytes[position++] & 0xFF);
    }
    return number;
  }

  private void require(int count) {
    if (bytes.length - position < count) {
      throw new IllegalStateException("a name ends in the middle of a part");
    }
  }
}
