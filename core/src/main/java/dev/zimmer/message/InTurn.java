package dev.zimmer.message;

import dev.zimmer.stamp.Stamp;
import dev.zimmer.storage.Address;
import dev.zimmer.storage.Bytes;
import dev.zimmer.storage.StorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The messages of a conversation that came in turn, latest first. They are found by their numbers:
/// each message says which one came in turn before it, so those that did not are passed over in one
/// step, however many there are.
///
/// @param conversation the partition of the conversation
/// @param after only messages of larger numbers
record InTurn(StorageEngine engine, Bytes conversation, long after) {
  private static final int PROBES = 16;

  /// The latest messages before a moment.
  ///
  /// @param from a number that is not smaller than theirs
  /// @param notBefore where to stop
  /// @param count at most so many
  /// @param expected how many there probably are
  List<Message> before(Moment before, long from, Moment notBefore, int count, int expected) {
    List<Message> found = new ArrayList<>();
    long highest = from;
    int run = expected;
    while (found.size() < count && highest > after) {
      List<Message> rows = upTo(highest, run);
      for (Message row : rows) {
        if (row.moment().isBefore(notBefore) && row.isInTurn()) {
          return found;
        }
        if (row.isInTurn() && row.moment().isBefore(before) && found.size() < count) {
          found.add(row);
        }
      }
      long lowest = MessageRuns.start(highest, run) - 1;
      highest = rows.isEmpty() ? lowest : Math.min(lowest, rows.getLast().previousInTurn());
      // Where few came in turn, about one row is read for each; where all did, as many as wanted.
      long inTurn = rows.stream().filter(Message::isInTurn).count();
      run = inTurn == rows.size() ? count : Math.clamp(2 * inTurn, 1, count);
    }
    return found;
  }

  private List<Message> upTo(long highest, int count) {
    return MessageRuns.read(engine, conversation, highest, count).stream()
        .filter(row -> row.sequence() > after)
        .toList();
  }

  /// The largest number that a message in turn can have which is before another message.
  long before(Message message) {
    long from = message.previousInTurn();
    return message.isInTurn() ? from : lastNotAfter(message.millis(), from);
  }

  /// The last message that came not after a time. Ids grow with numbers, and say when each came.
  private long lastNotAfter(long millis, long from) {
    long low = after;
    long high = from + 1;
    while (high - low > 1) {
      List<Long> probes = probes(low, high);
      List<Optional<byte[]>> rows = engine.getAll(addresses(probes));
      for (int i = 0; i < probes.size(); i++) {
        // One that is not there was not finished, or will never come: it is no border.
        boolean isAfter =
            rows.get(i)
                .map(Message::read)
                .filter(row -> Stamp.millis(row.id()) > millis)
                .isPresent();
        if (isAfter) {
          high = probes.get(i);
          break;
        }
        low = probes.get(i);
      }
    }
    return low;
  }

  private List<Address> addresses(List<Long> sequences) {
    return sequences.stream().map(each -> MessageKeys.address(conversation, each)).toList();
  }

  /// Numbers between two others, evenly spread, the largest among them.
  private static List<Long> probes(long low, long high) {
    return LongStream.rangeClosed(1, PROBES)
        .map(i -> low + (high - 1 - low) * i / PROBES)
        .filter(probe -> probe > low)
        .distinct()
        .boxed()
        .toList();
  }
}
