package dev.zimmer.server.wire;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Arrays of answers that have been sent, for answers to come. Few are kept, and none that is much
/// larger than a page of a list: what is beyond that is left to the garbage collector.
final class SpareArrays {
  private static final int MAX_ARRAYS = 256;
  private static final int MAX_BYTES = 16 << 10;
  private static final int USUAL_BYTES = 256;

  private final Queue<byte[]> spare = new ArrayBlockingQueue<>(MAX_ARRAYS);

  /// An array of any length and with any content.
  byte[] take() {
    byte @Nullable [] array = spare.poll();
    return array == null ? new byte[USUAL_BYTES] : array;
  }

  /// Gives an array back that nobody else looks at any more.
  void give(byte[] array) {
    if (array.length <= MAX_BYTES) {
      spare.offer(array);
    }
  }
}
