package dev.zimmer.storage.cassandra;

import dev.zimmer.storage.Bytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Names of partitions that have one hash, made by running Cassandra's hash (Murmur3 of 128 bits,
/// of which it takes the first half) backwards: any second half gives another name.
final class SameHash {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final int LENGTH = 16;

  private SameHash() {}

  /// The name whose hash is `hash` followed by `other`.
  static Bytes name(long hash, long other) {
    long h2 = other - hash;
    long h1 = hash - h2;
    h1 = unmix(h1);
    h2 = unmix(h2);
    h2 -= h1;
    h1 -= h2;
    h1 ^= LENGTH;
    h2 ^= LENGTH;
    long k2 = Long.rotateRight((h2 - 0x38495ab5L) * inverse(5) - h1, 31);
    long k1 = Long.rotateRight((h1 - 0x52dce729L) * inverse(5), 27);
    k2 = Long.rotateRight(k2 * inverse(C1), 33) * inverse(C2);
    k1 = Long.rotateRight(k1 * inverse(C2), 31) * inverse(C1);
    return Bytes.wrap(
        ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN).putLong(k1).putLong(k2).array());
  }

  private static long unmix(long mixed) {
    long half = (mixed ^ (mixed >>> 33)) * inverse(0xc4ceb9fe1a85ec53L);
    long whole = (half ^ (half >>> 33)) * inverse(0xff51afd7ed558ccdL);
    return whole ^ (whole >>> 33);
  }

  private static long inverse(long odd) {
    return BigInteger.valueOf(odd).modInverse(BigInteger.ONE.shiftLeft(Long.SIZE)).longValue();
  }
}
