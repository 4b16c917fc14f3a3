package dev.zimmer.message;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.List;

/// Stretches of messages by number, as they are read from one partition.
final class MessageRuns {
  private MessageRuns() {}

  /// The smallest number of a run.
  ///
  /// @param highest the largest
  /// @param count how many numbers at most; fewer where the partition of the largest begins
  static long start(long highest, int count) {
    return Math.max(highest / MessageKeys.BUCKET * MessageKeys.BUCKET, highest - count + 1);
  }

  /// The messages of a run, the largest number first.
  ///
  /// @param conversation the partition of the conversation
  static List<Message> read(StorageEngine engine, Bytes conversation, long highest, int count) {
    long start = start(highest, count);
    return engine
        .scan(
            MessageKeys.partition(conversation, highest),
            MessageKeys.key(start),
            MessageKeys.key(highest + 1),
            count)
        .stream()
        .map(row -> Message.read(row.value()))
        .toList()
        .reversed();
  }
}
