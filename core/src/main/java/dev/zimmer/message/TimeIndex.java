package dev.zimmer.message;

import dev.zimmer.conversation.Change;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.KeyBuilder;
import dev.zimmer.storage.KeyReader;
import dev.zimmer.storage.Row;
import dev.zimmer.storage.StorageEngine;
import dev.zimmer.storage.ValueWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// The messages of one view that came out of turn, latest first: a row for each of them, with its
/// time and number for a key, and a directory of the partitions that hold these rows.
///
/// Nothing is read to write it, so an import costs the same wherever in the past it falls.
///
/// @param conversation the partition of the conversation
/// @param viewer of a one-to-one conversation, in whose history the messages are; empty for a group
record TimeIndex(StorageEngine engine, Bytes conversation, String viewer) {
  /// How many numbers of messages share a partition at most: what bounds it when all times are
  /// equal.
  static final long BLOCK = 100_000;

  /// How many milliseconds share a partition: 398 days, so that a sparse history is not spread over
  /// many.
  static final long SPAN = 1L << 35;

  private static final int FORMAT = 1;
  private static final int MAX_BLOCKS = 100_000;

  /// Keys count down from here, so that the latest comes first.
  private static final long TOP = Long.MAX_VALUE - 1;

  private static final Bytes END = new KeyBuilder().number(Long.MAX_VALUE).build();

  /// Indexes a message that came out of turn.
  static void put(Change change, Message message) {
    String viewer = message.options().importedUser();
    long span = message.millis() / SPAN;
    long block = message.sequence() / BLOCK;
    byte[] nothing = new ValueWriter(FORMAT).toBytes();
    change
        .alongside()
        .put(
            partition(change.partition(), viewer, span, block),
            key(message.moment()),
            message.id(),
            nothing);
    change
        .alongside()
        .put(
            directory(change.partition(), viewer),
            new KeyBuilder().number(TOP - span).number(block).build(),
            message.id(),
            nothing);
  }

  /// The latest messages before a moment, latest first.
  ///
  /// @param count how many; fewer come only if there are no more
  List<Moment> before(Moment before, int count) {
    List<Moment> found = new ArrayList<>(count);
    OptionalLong span = spanNotAfter(before.millis() / SPAN);
    while (span.isPresent() && found.size() < count) {
      found.addAll(ofSpan(span.getAsLong(), before, count - found.size()));
      span = spanNotAfter(span.getAsLong() - 1);
    }
    return found;
  }

  /// The latest span that has messages and is not later than one.
  private OptionalLong spanNotAfter(long span) {
    return engine
        .scan(directory(conversation, viewer), new KeyBuilder().number(TOP - span).build(), END, 1)
        .stream()
        .mapToLong(row -> TOP - new KeyReader(row.key()).number())
        .findFirst();
  }

  private List<Moment> ofSpan(long span, Moment before, int count) {
    Bytes from = key(new Moment(before.millis(), before.sequence() - 1));
    return blocks(span).stream()
        .map(block -> partition(conversation, viewer, span, block))
        .flatMap(partition -> engine.scan(partition, from, END, count).stream())
        .map(TimeIndex::moment)
        .sorted(Comparator.reverseOrder())
        .limit(count)
        .toList();
  }

  private List<Long> blocks(long span) {
    Bytes from = new KeyBuilder().number(TOP - span).build();
    Bytes to = new KeyBuilder().number(TOP - span + 1).build();
    return engine.scan(directory(conversation, viewer), from, to, MAX_BLOCKS).stream()
        .map(TimeIndex::block)
        .toList();
  }

  private static long block(Row row) {
    KeyReader key = new KeyReader(row.key());
    key.number();
    return key.number();
  }

  private static Bytes directory(Bytes conversation, String viewer) {
    return new KeyBuilder().tag('h').bytes(conversation).text(viewer).build();
  }

  private static Bytes partition(Bytes conversation, String viewer, long span, long block) {
    return new KeyBuilder()
        .tag('h')
        .bytes(conversation)
        .text(viewer)
        .number(span)
        .number(block)
        .build();
  }

  private static Bytes key(Moment moment) {
    return new KeyBuilder().number(TOP - moment.millis()).number(TOP - moment.sequence()).build();
  }

  private static Moment moment(Row row) {
    KeyReader key = new KeyReader(row.key());
    return new Moment(TOP - key.number(), TOP - key.number());
  }
}
