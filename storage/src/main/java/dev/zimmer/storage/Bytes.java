package dev.zimmer.storage;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of bytes that names a partition or a row, ordered unsigned byte by byte.
///
/// Build one with [KeyBuilder], whose parts cannot run into one another.
public final class Bytes implements Comparable<Bytes> {
  private final byte[] bytes;
  private final int hash;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /// Wraps an array; the caller must not change it afterwards.
  public static Bytes wrap(byte[] bytes) {
    return new Bytes(bytes);
  }

  /// The bytes themselves, not a copy; they must not be changed.
  public byte[] array() {
    return bytes;
  }

  /// How many bytes there are.
  public int length() {
    return bytes.length;
  }

  /// Whether these bytes begin with all of `prefix`.
  public boolean startsWith(Bytes prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  /// The smallest name that is larger than every name that starts with this one: the exclusive end
  /// of a scan over a prefix.
  ///
  /// @throws IllegalStateException if all bytes are 0xFF or there are none: nothing is larger
  public Bytes prefixEnd() {
    for (int last = bytes.length - 1; last >= 0; last--) {
      if (bytes[last] != (byte) 0xFF) {
        byte[] end = Arrays.copyOf(bytes, last + 1);
        end[last]++;
        return new Bytes(end);
      }
    }
    throw new IllegalStateException("no name is larger than every name with prefix " + this);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && hash == that.hash && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
