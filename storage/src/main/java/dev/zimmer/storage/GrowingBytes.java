package dev.zimmer.storage;

import java.util.Arrays;

/// Bytes written one after the other by one thread. [java.io.ByteArrayOutputStream] takes a lock
/// for every single byte, and a message's names and values are hundreds of them.
final class GrowingBytes {
  private byte[] bytes;
  private int size;

  /// @param capacity how many bytes there is room for at first, at least 1
  GrowingBytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  /// Appends the lowest eight bits.
  void write(int value) {
    makeRoom(1);
    bytes[size++] = (byte) value;
  }

  void write(byte[] more) {
    makeRoom(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void makeRoom(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
