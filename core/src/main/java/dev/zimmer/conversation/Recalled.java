package dev.zimmer.conversation;

import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.ValueReader;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How many of the messages that counted as unread were recalled, up to any number: a tree of
/// counts, five rows deep, so that a recall writes five rows whomever the message had reached, and
/// a count reads five.
///
/// A node of the lowest level counts the recalled ones among 256 numbers in a row, each by itself;
/// one of the next level those among 65,536, by the node below; and so on.
final class Recalled {
  private static final int BITS = 8;

  /// How many rows a count reads.
  static final int LEVELS = 5;

  private static final int FORMAT = 1;

  private Recalled() {}

  /// Notes that a message was recalled; at most once for each.
  static void add(OtherRows rows, Side side, long sequence) {
    List<Bytes> keys = keys(side, sequence);
    List<Optional<byte[]>> values = rows.getAll(keys);
    for (int level = 0; level < LEVELS; level++) {
      Map<Long, Long> node = node(values.get(level));
      node.merge(child(sequence, level), 1L, Long::sum);
      rows.put(keys.get(level), value(node));
    }
  }

  /// The rows that say how many were recalled before a number.
  static List<Bytes> keys(Side side, long sequence) {
    List<Bytes> keys = new ArrayList<>(LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      keys.add(
          new KeyBuilder()
              .tag('r')
              .tag(side.tag())
              .number(level)
              .number(sequence >> (BITS * (level + 1)))
              .build());
    }
    return keys;
  }

  /// How many were recalled before a number.
  ///
  /// @param values those of its [#keys]
  static long before(long sequence, List<Optional<byte[]>> values) {
    long count = 0;
    for (int level = 0; level < LEVELS; level++) {
      for (long each : node(values.get(level)).headMap(child(sequence, level)).values()) {
        count += each;
      }
    }
    return count;
  }

  private static long child(long sequence, int level) {
    return (sequence >> (BITS * level)) & ((1 << BITS) - 1);
  }

  private static NavigableMap<Long, Long> node(Optional<byte[]> value) {
    NavigableMap<Long, Long> node = new TreeMap<>();
    if (value.isPresent()) {
      ValueReader reader = new ValueReader(value.get(), FORMAT);
      for (long left = reader.number(); left > 0; left--) {
        node.put(reader.number(), reader.number());
      }
    }
    return node;
  }

  private static byte[] value(Map<Long, Long> node) {
    ValueWriter writer = new ValueWriter(FORMAT).number(node.size());
    node.forEach((child, count) -> writer.number(child).number(count));
    return writer.toBytes();
  }
}
